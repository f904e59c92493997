# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'progress_form.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QHBoxLayout,
    QLabel, QSizePolicy, QWidget)

from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.growing_text import GrowingText

class Ui_ProgressForm(object):
    def setupUi(self, ProgressForm):
        if not ProgressForm.objectName():
            ProgressForm.setObjectName(u"ProgressForm")
        self.formLayout = QFormLayout(ProgressForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(8)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.textEditLabel = QLabel(ProgressForm)
        self.textEditLabel.setObjectName(u"textEditLabel")
        self.textEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.textEditLabel)

        self.textEdit = GrowingText(ProgressForm)
        self.textEdit.setObjectName(u"textEdit")
        self.textEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.textEdit)

        self.asOfFieldLabel = QLabel(ProgressForm)
        self.asOfFieldLabel.setObjectName(u"asOfFieldLabel")
        self.asOfFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.asOfFieldLabel)

        self.asOfFieldRow = QWidget(ProgressForm)
        self.asOfFieldRow.setObjectName(u"asOfFieldRow")
        self.asOfFieldRowLayout = QHBoxLayout(self.asOfFieldRow)
        self.asOfFieldRowLayout.setSpacing(8)
        self.asOfFieldRowLayout.setObjectName(u"asOfFieldRowLayout")
        self.asOfFieldRowLayout.setContentsMargins(0, 0, 0, 0)
        self.asOfField = DateField(self.asOfFieldRow)
        self.asOfField.setObjectName(u"asOfField")

        self.asOfFieldRowLayout.addWidget(self.asOfField)

        self.periodCombo = QComboBox(self.asOfFieldRow)
        self.periodCombo.setObjectName(u"periodCombo")
        self.periodCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.periodCombo.setMinimumContentsLength(6)

        self.asOfFieldRowLayout.addWidget(self.periodCombo)

        self.asOfFieldRowLayout.setStretch(0, 1)
        self.asOfFieldRowLayout.setStretch(1, 1)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.asOfFieldRow)

        self.statusComboLabel = QLabel(ProgressForm)
        self.statusComboLabel.setObjectName(u"statusComboLabel")
        self.statusComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.statusComboLabel)

        self.statusCombo = QComboBox(ProgressForm)
        self.statusCombo.setObjectName(u"statusCombo")
        self.statusCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.statusCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.statusCombo)

        self.problemEditLabel = QLabel(ProgressForm)
        self.problemEditLabel.setObjectName(u"problemEditLabel")
        self.problemEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.problemEditLabel)

        self.problemEdit = GrowingText(ProgressForm)
        self.problemEdit.setObjectName(u"problemEdit")
        self.problemEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.problemEdit)

        self.nextStepEditLabel = QLabel(ProgressForm)
        self.nextStepEditLabel.setObjectName(u"nextStepEditLabel")
        self.nextStepEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.nextStepEditLabel)

        self.nextStepEdit = GrowingText(ProgressForm)
        self.nextStepEdit.setObjectName(u"nextStepEdit")
        self.nextStepEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.nextStepEdit)

#if QT_CONFIG(shortcut)
        self.textEditLabel.setBuddy(self.textEdit)
        self.asOfFieldLabel.setBuddy(self.asOfField)
        self.statusComboLabel.setBuddy(self.statusCombo)
        self.problemEditLabel.setBuddy(self.problemEdit)
        self.nextStepEditLabel.setBuddy(self.nextStepEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.textEdit, self.asOfField)
        QWidget.setTabOrder(self.asOfField, self.periodCombo)
        QWidget.setTabOrder(self.periodCombo, self.statusCombo)
        QWidget.setTabOrder(self.statusCombo, self.problemEdit)
        QWidget.setTabOrder(self.problemEdit, self.nextStepEdit)

        self.retranslateUi(ProgressForm)

        QMetaObject.connectSlotsByName(ProgressForm)
    # setupUi

    def retranslateUi(self, ProgressForm):
        self.textEditLabel.setText(QCoreApplication.translate("ProgressForm", u"\u8fdb\u5c55\u60c5\u51b5", None))
        self.textEditLabel.setProperty(u"role", QCoreApplication.translate("ProgressForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.textEdit.setAccessibleName(QCoreApplication.translate("ProgressForm", u"\u8fdb\u5c55\u60c5\u51b5", None))
#endif // QT_CONFIG(accessibility)
        self.textEdit.setPlaceholderText(QCoreApplication.translate("ProgressForm", u"\u8fd9\u4e00\u671f\u505a\u4e86\u4ec0\u4e48", None))
        self.asOfFieldLabel.setText(QCoreApplication.translate("ProgressForm", u"\u622a\u81f3\u65e5\u671f", None))
        self.asOfFieldLabel.setProperty(u"role", QCoreApplication.translate("ProgressForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.asOfField.setAccessibleName(QCoreApplication.translate("ProgressForm", u"\u622a\u81f3\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.periodCombo.setAccessibleName(QCoreApplication.translate("ProgressForm", u"\u62a5\u9001\u5468\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.statusComboLabel.setText(QCoreApplication.translate("ProgressForm", u"\u6574\u6539\u8fdb\u5c55", None))
        self.statusComboLabel.setProperty(u"role", QCoreApplication.translate("ProgressForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.statusCombo.setAccessibleName(QCoreApplication.translate("ProgressForm", u"\u6574\u6539\u8fdb\u5c55", None))
#endif // QT_CONFIG(accessibility)
        self.problemEditLabel.setText(QCoreApplication.translate("ProgressForm", u"\u5b58\u5728\u95ee\u9898", None))
        self.problemEditLabel.setProperty(u"role", QCoreApplication.translate("ProgressForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.problemEdit.setAccessibleName(QCoreApplication.translate("ProgressForm", u"\u5b58\u5728\u95ee\u9898", None))
#endif // QT_CONFIG(accessibility)
        self.problemEdit.setPlaceholderText(QCoreApplication.translate("ProgressForm", u"\u53ef\u4ee5\u4e0d\u586b", None))
        self.nextStepEditLabel.setText(QCoreApplication.translate("ProgressForm", u"\u4e0b\u6b65\u6253\u7b97", None))
        self.nextStepEditLabel.setProperty(u"role", QCoreApplication.translate("ProgressForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.nextStepEdit.setAccessibleName(QCoreApplication.translate("ProgressForm", u"\u4e0b\u6b65\u6253\u7b97", None))
#endif // QT_CONFIG(accessibility)
        self.nextStepEdit.setPlaceholderText(QCoreApplication.translate("ProgressForm", u"\u53ef\u4ee5\u4e0d\u586b", None))
        pass
    # retranslateUi

