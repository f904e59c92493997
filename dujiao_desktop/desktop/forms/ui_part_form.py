# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'part_form.ui'
##
## Created by: Qt User Interface Compiler version 6.9.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFormLayout, QLabel, QLineEdit,
    QSizePolicy, QWidget)

from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.growing_text import GrowingText

class Ui_PartForm(object):
    def setupUi(self, PartForm):
        if not PartForm.objectName():
            PartForm.setObjectName(u"PartForm")
        self.formLayout = QFormLayout(PartForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.nameEditLabel = QLabel(PartForm)
        self.nameEditLabel.setObjectName(u"nameEditLabel")
        self.nameEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.nameEditLabel)

        self.nameEdit = QLineEdit(PartForm)
        self.nameEdit.setObjectName(u"nameEdit")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.nameEdit)

        self.unitEditLabel = QLabel(PartForm)
        self.unitEditLabel.setObjectName(u"unitEditLabel")
        self.unitEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.unitEditLabel)

        self.unitEdit = QLineEdit(PartForm)
        self.unitEdit.setObjectName(u"unitEdit")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.unitEdit)

        self.personEditLabel = QLabel(PartForm)
        self.personEditLabel.setObjectName(u"personEditLabel")
        self.personEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.personEditLabel)

        self.personEdit = QLineEdit(PartForm)
        self.personEdit.setObjectName(u"personEdit")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.personEdit)

        self.doneFieldLabel = QLabel(PartForm)
        self.doneFieldLabel.setObjectName(u"doneFieldLabel")
        self.doneFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.doneFieldLabel)

        self.doneField = DateField(PartForm)
        self.doneField.setObjectName(u"doneField")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.doneField)

        self.doneNote = QLabel(PartForm)
        self.doneNote.setObjectName(u"doneNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.doneNote.sizePolicy().hasHeightForWidth())
        self.doneNote.setSizePolicy(sizePolicy)
        self.doneNote.setWordWrap(True)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.doneNote)

        self.noteEditLabel = QLabel(PartForm)
        self.noteEditLabel.setObjectName(u"noteEditLabel")
        self.noteEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)
        self.noteEditLabel.setMargin(6)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.noteEditLabel)

        self.noteEdit = GrowingText(PartForm)
        self.noteEdit.setObjectName(u"noteEdit")
        self.noteEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.noteEdit)

#if QT_CONFIG(shortcut)
        self.nameEditLabel.setBuddy(self.nameEdit)
        self.unitEditLabel.setBuddy(self.unitEdit)
        self.personEditLabel.setBuddy(self.personEdit)
        self.doneFieldLabel.setBuddy(self.doneField)
        self.noteEditLabel.setBuddy(self.noteEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.nameEdit, self.unitEdit)
        QWidget.setTabOrder(self.unitEdit, self.personEdit)
        QWidget.setTabOrder(self.personEdit, self.doneField)
        QWidget.setTabOrder(self.doneField, self.noteEdit)

        self.retranslateUi(PartForm)

        QMetaObject.connectSlotsByName(PartForm)
    # setupUi

    def retranslateUi(self, PartForm):
        self.nameEditLabel.setText(QCoreApplication.translate("PartForm", u"\u6751\u7ec4\u6216\u70b9\u4f4d", None))
        self.nameEditLabel.setProperty(u"role", QCoreApplication.translate("PartForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.nameEdit.setAccessibleName(QCoreApplication.translate("PartForm", u"\u6751\u7ec4\u6216\u70b9\u4f4d\u7684\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.nameEdit.setPlaceholderText(QCoreApplication.translate("PartForm", u"\u5982\uff1a\u6e05\u6eaa\u6751 3 \u7ec4", None))
        self.unitEditLabel.setText(QCoreApplication.translate("PartForm", u"\u8d23\u4efb\u5355\u4f4d", None))
        self.unitEditLabel.setProperty(u"role", QCoreApplication.translate("PartForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.unitEdit.setAccessibleName(QCoreApplication.translate("PartForm", u"\u8fd9\u4e00\u5757\u7684\u8d23\u4efb\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.unitEdit.setPlaceholderText(QCoreApplication.translate("PartForm", u"\u4e0d\u586b\u5c31\u662f\u6574\u9879\u4efb\u52a1\u7684", None))
        self.personEditLabel.setText(QCoreApplication.translate("PartForm", u"\u8d23\u4efb\u4eba", None))
        self.personEditLabel.setProperty(u"role", QCoreApplication.translate("PartForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.personEdit.setAccessibleName(QCoreApplication.translate("PartForm", u"\u8fd9\u4e00\u5757\u7684\u8d23\u4efb\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.personEdit.setPlaceholderText(QCoreApplication.translate("PartForm", u"\u53ef\u4ee5\u4e0d\u586b", None))
        self.doneFieldLabel.setText(QCoreApplication.translate("PartForm", u"\u5b8c\u6210\u65e5\u671f", None))
        self.doneFieldLabel.setProperty(u"role", QCoreApplication.translate("PartForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.doneField.setAccessibleName(QCoreApplication.translate("PartForm", u"\u8fd9\u4e00\u5757\u7684\u5b8c\u6210\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.doneNote.setText(QCoreApplication.translate("PartForm", u"\u53ea\u8bf4\u8fd9\u4e00\u5757\uff1b\u6574\u9879\u4efb\u52a1\u4e0d\u4f1a\u56e0\u6b64\u5b8c\u6210\u3002", None))
        self.doneNote.setProperty(u"role", QCoreApplication.translate("PartForm", u"muted", None))
        self.noteEditLabel.setText(QCoreApplication.translate("PartForm", u"\u5907\u6ce8", None))
        self.noteEditLabel.setProperty(u"role", QCoreApplication.translate("PartForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.noteEdit.setAccessibleName(QCoreApplication.translate("PartForm", u"\u5907\u6ce8", None))
#endif // QT_CONFIG(accessibility)
        self.noteEdit.setPlaceholderText(QCoreApplication.translate("PartForm", u"\u53ef\u4ee5\u4e0d\u586b", None))
        pass
    # retranslateUi

