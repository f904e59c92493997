# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'measure_form.ui'
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

from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.words_field import WordsField

class Ui_MeasureForm(object):
    def setupUi(self, MeasureForm):
        if not MeasureForm.objectName():
            MeasureForm.setObjectName(u"MeasureForm")
        self.formLayout = QFormLayout(MeasureForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.textEditLabel = QLabel(MeasureForm)
        self.textEditLabel.setObjectName(u"textEditLabel")
        self.textEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.textEditLabel)

        self.textEdit = GrowingText(MeasureForm)
        self.textEdit.setObjectName(u"textEdit")
        self.textEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.textEdit)

        self.unitsFieldLabel = QLabel(MeasureForm)
        self.unitsFieldLabel.setObjectName(u"unitsFieldLabel")
        self.unitsFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.unitsFieldLabel)

        self.unitsField = WordsField(MeasureForm)
        self.unitsField.setObjectName(u"unitsField")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.unitsField)

        self.deadlineEditLabel = QLabel(MeasureForm)
        self.deadlineEditLabel.setObjectName(u"deadlineEditLabel")
        self.deadlineEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.deadlineEditLabel)

        self.deadlineEdit = QLineEdit(MeasureForm)
        self.deadlineEdit.setObjectName(u"deadlineEdit")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.deadlineEdit)

        self.deadlineNote = QLabel(MeasureForm)
        self.deadlineNote.setObjectName(u"deadlineNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.deadlineNote.sizePolicy().hasHeightForWidth())
        self.deadlineNote.setSizePolicy(sizePolicy)
        self.deadlineNote.setWordWrap(True)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.deadlineNote)

#if QT_CONFIG(shortcut)
        self.textEditLabel.setBuddy(self.textEdit)
        self.unitsFieldLabel.setBuddy(self.unitsField)
        self.deadlineEditLabel.setBuddy(self.deadlineEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.textEdit, self.unitsField)
        QWidget.setTabOrder(self.unitsField, self.deadlineEdit)

        self.retranslateUi(MeasureForm)

        QMetaObject.connectSlotsByName(MeasureForm)
    # setupUi

    def retranslateUi(self, MeasureForm):
        self.textEditLabel.setText(QCoreApplication.translate("MeasureForm", u"\u6574\u6539\u63aa\u65bd", None))
        self.textEditLabel.setProperty(u"role", QCoreApplication.translate("MeasureForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.textEdit.setAccessibleName(QCoreApplication.translate("MeasureForm", u"\u6574\u6539\u63aa\u65bd", None))
#endif // QT_CONFIG(accessibility)
        self.textEdit.setPlaceholderText(QCoreApplication.translate("MeasureForm", u"\u7167\u65b9\u6848\u539f\u6587\u586b\u5199", None))
        self.unitsFieldLabel.setText(QCoreApplication.translate("MeasureForm", u"\u8d23\u4efb\u5355\u4f4d", None))
        self.unitsFieldLabel.setProperty(u"role", QCoreApplication.translate("MeasureForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.unitsField.setAccessibleName(QCoreApplication.translate("MeasureForm", u"\u63aa\u65bd\u8d23\u4efb\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.unitsField.setPlaceholderText(QCoreApplication.translate("MeasureForm", u"\u4e0d\u586b\u5c31\u662f\u672c\u5355\u4f4d", None))
        self.deadlineEditLabel.setText(QCoreApplication.translate("MeasureForm", u"\u65f6\u9650", None))
        self.deadlineEditLabel.setProperty(u"role", QCoreApplication.translate("MeasureForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.deadlineEdit.setAccessibleName(QCoreApplication.translate("MeasureForm", u"\u63aa\u65bd\u65f6\u9650", None))
#endif // QT_CONFIG(accessibility)
        self.deadlineEdit.setPlaceholderText(QCoreApplication.translate("MeasureForm", u"\u7167\u539f\u6587\uff0c\u53ef\u4ee5\u4e0d\u586b", None))
        self.deadlineNote.setText("")
        self.deadlineNote.setProperty(u"role", QCoreApplication.translate("MeasureForm", u"muted", None))
        pass
    # retranslateUi

