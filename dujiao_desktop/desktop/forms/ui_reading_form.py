# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'reading_form.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QLabel,
    QLineEdit, QSizePolicy, QWidget)

from dujiao_desktop.desktop.widgets.date_field import DateField

class Ui_ReadingForm(object):
    def setupUi(self, ReadingForm):
        if not ReadingForm.objectName():
            ReadingForm.setObjectName(u"ReadingForm")
        self.formLayout = QFormLayout(ReadingForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.valueEditLabel = QLabel(ReadingForm)
        self.valueEditLabel.setObjectName(u"valueEditLabel")
        self.valueEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.valueEditLabel)

        self.valueEdit = QLineEdit(ReadingForm)
        self.valueEdit.setObjectName(u"valueEdit")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.valueEdit)

        self.onFieldLabel = QLabel(ReadingForm)
        self.onFieldLabel.setObjectName(u"onFieldLabel")
        self.onFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.onFieldLabel)

        self.onField = DateField(ReadingForm)
        self.onField.setObjectName(u"onField")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.onField)

        self.noteEditLabel = QLabel(ReadingForm)
        self.noteEditLabel.setObjectName(u"noteEditLabel")
        self.noteEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.noteEditLabel)

        self.noteEdit = QLineEdit(ReadingForm)
        self.noteEdit.setObjectName(u"noteEdit")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.noteEdit)

        self.evidenceComboLabel = QLabel(ReadingForm)
        self.evidenceComboLabel.setObjectName(u"evidenceComboLabel")
        self.evidenceComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.evidenceComboLabel)

        self.evidenceCombo = QComboBox(ReadingForm)
        self.evidenceCombo.setObjectName(u"evidenceCombo")
        self.evidenceCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.evidenceCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.evidenceCombo)

#if QT_CONFIG(shortcut)
        self.valueEditLabel.setBuddy(self.valueEdit)
        self.onFieldLabel.setBuddy(self.onField)
        self.noteEditLabel.setBuddy(self.noteEdit)
        self.evidenceComboLabel.setBuddy(self.evidenceCombo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.valueEdit, self.onField)
        QWidget.setTabOrder(self.onField, self.noteEdit)
        QWidget.setTabOrder(self.noteEdit, self.evidenceCombo)

        self.retranslateUi(ReadingForm)

        QMetaObject.connectSlotsByName(ReadingForm)
    # setupUi

    def retranslateUi(self, ReadingForm):
        self.valueEditLabel.setText(QCoreApplication.translate("ReadingForm", u"\u6570\u503c", None))
        self.valueEditLabel.setProperty(u"role", QCoreApplication.translate("ReadingForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.valueEdit.setAccessibleName(QCoreApplication.translate("ReadingForm", u"\u6570\u503c", None))
#endif // QT_CONFIG(accessibility)
        self.onFieldLabel.setText(QCoreApplication.translate("ReadingForm", u"\u65e5\u671f", None))
        self.onFieldLabel.setProperty(u"role", QCoreApplication.translate("ReadingForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.onField.setAccessibleName(QCoreApplication.translate("ReadingForm", u"\u54ea\u4e00\u5929\u7684\u6570\u503c", None))
#endif // QT_CONFIG(accessibility)
        self.noteEditLabel.setText(QCoreApplication.translate("ReadingForm", u"\u6765\u6e90", None))
        self.noteEditLabel.setProperty(u"role", QCoreApplication.translate("ReadingForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.noteEdit.setAccessibleName(QCoreApplication.translate("ReadingForm", u"\u6570\u503c\u7684\u6765\u6e90", None))
#endif // QT_CONFIG(accessibility)
        self.noteEdit.setPlaceholderText(QCoreApplication.translate("ReadingForm", u"\u5982\uff1a\u76d1\u6d4b\u62a5\u544a\u7f16\u53f7", None))
        self.evidenceComboLabel.setText(QCoreApplication.translate("ReadingForm", u"\u4f9d\u636e", None))
        self.evidenceComboLabel.setProperty(u"role", QCoreApplication.translate("ReadingForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.evidenceCombo.setAccessibleName(QCoreApplication.translate("ReadingForm", u"\u4f9d\u636e\u54ea\u4ef6\u4f50\u8bc1", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

