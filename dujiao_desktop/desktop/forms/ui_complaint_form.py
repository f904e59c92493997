# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'complaint_form.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFormLayout,
    QHBoxLayout, QLabel, QLineEdit, QSizePolicy,
    QWidget)

from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.words_field import WordsField

class Ui_ComplaintForm(object):
    def setupUi(self, ComplaintForm):
        if not ComplaintForm.objectName():
            ComplaintForm.setObjectName(u"ComplaintForm")
        self.formLayout = QFormLayout(ComplaintForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.acceptanceNoEditLabel = QLabel(ComplaintForm)
        self.acceptanceNoEditLabel.setObjectName(u"acceptanceNoEditLabel")
        self.acceptanceNoEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.acceptanceNoEditLabel)

        self.acceptanceNoEditRow = QWidget(ComplaintForm)
        self.acceptanceNoEditRow.setObjectName(u"acceptanceNoEditRow")
        self.acceptanceNoEditRowLayout = QHBoxLayout(self.acceptanceNoEditRow)
        self.acceptanceNoEditRowLayout.setSpacing(8)
        self.acceptanceNoEditRowLayout.setObjectName(u"acceptanceNoEditRowLayout")
        self.acceptanceNoEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.acceptanceNoEdit = QLineEdit(self.acceptanceNoEditRow)
        self.acceptanceNoEdit.setObjectName(u"acceptanceNoEdit")

        self.acceptanceNoEditRowLayout.addWidget(self.acceptanceNoEdit)

        self.keyCaseCheck = QCheckBox(self.acceptanceNoEditRow)
        self.keyCaseCheck.setObjectName(u"keyCaseCheck")

        self.acceptanceNoEditRowLayout.addWidget(self.keyCaseCheck)

        self.acceptanceNoEditRowLayout.setStretch(0, 1)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.acceptanceNoEditRow)

        self.batchEditLabel = QLabel(ComplaintForm)
        self.batchEditLabel.setObjectName(u"batchEditLabel")
        self.batchEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.batchEditLabel)

        self.batchEditRow = QWidget(ComplaintForm)
        self.batchEditRow.setObjectName(u"batchEditRow")
        self.batchEditRowLayout = QHBoxLayout(self.batchEditRow)
        self.batchEditRowLayout.setSpacing(8)
        self.batchEditRowLayout.setObjectName(u"batchEditRowLayout")
        self.batchEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.batchEdit = QLineEdit(self.batchEditRow)
        self.batchEdit.setObjectName(u"batchEdit")

        self.batchEditRowLayout.addWidget(self.batchEdit)

        self.roundEditLabel = QLabel(self.batchEditRow)
        self.roundEditLabel.setObjectName(u"roundEditLabel")
        self.roundEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.batchEditRowLayout.addWidget(self.roundEditLabel)

        self.roundEdit = QLineEdit(self.batchEditRow)
        self.roundEdit.setObjectName(u"roundEdit")

        self.batchEditRowLayout.addWidget(self.roundEdit)

        self.batchEditRowLayout.setStretch(0, 1)
        self.batchEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.batchEditRow)

        self.channelEditLabel = QLabel(ComplaintForm)
        self.channelEditLabel.setObjectName(u"channelEditLabel")
        self.channelEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.channelEditLabel)

        self.channelEditRow = QWidget(ComplaintForm)
        self.channelEditRow.setObjectName(u"channelEditRow")
        self.channelEditRowLayout = QHBoxLayout(self.channelEditRow)
        self.channelEditRowLayout.setSpacing(8)
        self.channelEditRowLayout.setObjectName(u"channelEditRowLayout")
        self.channelEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.channelEdit = QLineEdit(self.channelEditRow)
        self.channelEdit.setObjectName(u"channelEdit")

        self.channelEditRowLayout.addWidget(self.channelEdit)

        self.regionEditLabel = QLabel(self.channelEditRow)
        self.regionEditLabel.setObjectName(u"regionEditLabel")
        self.regionEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.channelEditRowLayout.addWidget(self.regionEditLabel)

        self.regionEdit = QLineEdit(self.channelEditRow)
        self.regionEdit.setObjectName(u"regionEdit")

        self.channelEditRowLayout.addWidget(self.regionEdit)

        self.channelEditRowLayout.setStretch(0, 1)
        self.channelEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.channelEditRow)

        self.receivedFieldLabel = QLabel(ComplaintForm)
        self.receivedFieldLabel.setObjectName(u"receivedFieldLabel")
        self.receivedFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.receivedFieldLabel)

        self.receivedFieldRow = QWidget(ComplaintForm)
        self.receivedFieldRow.setObjectName(u"receivedFieldRow")
        self.receivedFieldRowLayout = QHBoxLayout(self.receivedFieldRow)
        self.receivedFieldRowLayout.setSpacing(8)
        self.receivedFieldRowLayout.setObjectName(u"receivedFieldRowLayout")
        self.receivedFieldRowLayout.setContentsMargins(0, 0, 0, 0)
        self.receivedField = DateField(self.receivedFieldRow)
        self.receivedField.setObjectName(u"receivedField")

        self.receivedFieldRowLayout.addWidget(self.receivedField)

        self.dueFieldLabel = QLabel(self.receivedFieldRow)
        self.dueFieldLabel.setObjectName(u"dueFieldLabel")
        self.dueFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.receivedFieldRowLayout.addWidget(self.dueFieldLabel)

        self.dueField = DateField(self.receivedFieldRow)
        self.dueField.setObjectName(u"dueField")

        self.receivedFieldRowLayout.addWidget(self.dueField)

        self.receivedFieldRowLayout.setStretch(0, 1)
        self.receivedFieldRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.receivedFieldRow)

        self.contentEditLabel = QLabel(ComplaintForm)
        self.contentEditLabel.setObjectName(u"contentEditLabel")
        self.contentEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.contentEditLabel)

        self.contentEdit = GrowingText(ComplaintForm)
        self.contentEdit.setObjectName(u"contentEdit")
        self.contentEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.contentEdit)

        self.addressEditLabel = QLabel(ComplaintForm)
        self.addressEditLabel.setObjectName(u"addressEditLabel")
        self.addressEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.addressEditLabel)

        self.addressEdit = QLineEdit(ComplaintForm)
        self.addressEdit.setObjectName(u"addressEdit")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.addressEdit)

        self.classesFieldLabel = QLabel(ComplaintForm)
        self.classesFieldLabel.setObjectName(u"classesFieldLabel")
        self.classesFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.LabelRole, self.classesFieldLabel)

        self.classesField = WordsField(ComplaintForm)
        self.classesField.setObjectName(u"classesField")

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.classesField)

        self.unitsFieldLabel = QLabel(ComplaintForm)
        self.unitsFieldLabel.setObjectName(u"unitsFieldLabel")
        self.unitsFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(7, QFormLayout.ItemRole.LabelRole, self.unitsFieldLabel)

        self.unitsField = WordsField(ComplaintForm)
        self.unitsField.setObjectName(u"unitsField")

        self.formLayout.setWidget(7, QFormLayout.ItemRole.FieldRole, self.unitsField)

        self.truthComboLabel = QLabel(ComplaintForm)
        self.truthComboLabel.setObjectName(u"truthComboLabel")
        self.truthComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(8, QFormLayout.ItemRole.LabelRole, self.truthComboLabel)

        self.truthCombo = QComboBox(ComplaintForm)
        self.truthCombo.setObjectName(u"truthCombo")
        self.truthCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.truthCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(8, QFormLayout.ItemRole.FieldRole, self.truthCombo)

        self.investigationEditLabel = QLabel(ComplaintForm)
        self.investigationEditLabel.setObjectName(u"investigationEditLabel")
        self.investigationEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(9, QFormLayout.ItemRole.LabelRole, self.investigationEditLabel)

        self.investigationEdit = GrowingText(ComplaintForm)
        self.investigationEdit.setObjectName(u"investigationEdit")
        self.investigationEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(9, QFormLayout.ItemRole.FieldRole, self.investigationEdit)

        self.handlingEditLabel = QLabel(ComplaintForm)
        self.handlingEditLabel.setObjectName(u"handlingEditLabel")
        self.handlingEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(10, QFormLayout.ItemRole.LabelRole, self.handlingEditLabel)

        self.handlingEdit = GrowingText(ComplaintForm)
        self.handlingEdit.setObjectName(u"handlingEdit")
        self.handlingEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(10, QFormLayout.ItemRole.FieldRole, self.handlingEdit)

        self.accountabilityEditLabel = QLabel(ComplaintForm)
        self.accountabilityEditLabel.setObjectName(u"accountabilityEditLabel")
        self.accountabilityEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(11, QFormLayout.ItemRole.LabelRole, self.accountabilityEditLabel)

        self.accountabilityEdit = GrowingText(ComplaintForm)
        self.accountabilityEdit.setObjectName(u"accountabilityEdit")
        self.accountabilityEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(11, QFormLayout.ItemRole.FieldRole, self.accountabilityEdit)

        self.statusComboLabel = QLabel(ComplaintForm)
        self.statusComboLabel.setObjectName(u"statusComboLabel")
        self.statusComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(12, QFormLayout.ItemRole.LabelRole, self.statusComboLabel)

        self.statusComboRow = QWidget(ComplaintForm)
        self.statusComboRow.setObjectName(u"statusComboRow")
        self.statusComboRowLayout = QHBoxLayout(self.statusComboRow)
        self.statusComboRowLayout.setSpacing(8)
        self.statusComboRowLayout.setObjectName(u"statusComboRowLayout")
        self.statusComboRowLayout.setContentsMargins(0, 0, 0, 0)
        self.statusCombo = QComboBox(self.statusComboRow)
        self.statusCombo.setObjectName(u"statusCombo")
        self.statusCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.statusCombo.setMinimumContentsLength(6)

        self.statusComboRowLayout.addWidget(self.statusCombo)

        self.closedFieldLabel = QLabel(self.statusComboRow)
        self.closedFieldLabel.setObjectName(u"closedFieldLabel")
        self.closedFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.statusComboRowLayout.addWidget(self.closedFieldLabel)

        self.closedField = DateField(self.statusComboRow)
        self.closedField.setObjectName(u"closedField")

        self.statusComboRowLayout.addWidget(self.closedField)

        self.statusComboRowLayout.setStretch(0, 1)
        self.statusComboRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(12, QFormLayout.ItemRole.FieldRole, self.statusComboRow)

        self.noteEditLabel = QLabel(ComplaintForm)
        self.noteEditLabel.setObjectName(u"noteEditLabel")
        self.noteEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(13, QFormLayout.ItemRole.LabelRole, self.noteEditLabel)

        self.noteEdit = QLineEdit(ComplaintForm)
        self.noteEdit.setObjectName(u"noteEdit")

        self.formLayout.setWidget(13, QFormLayout.ItemRole.FieldRole, self.noteEdit)

#if QT_CONFIG(shortcut)
        self.acceptanceNoEditLabel.setBuddy(self.acceptanceNoEdit)
        self.batchEditLabel.setBuddy(self.batchEdit)
        self.roundEditLabel.setBuddy(self.roundEdit)
        self.channelEditLabel.setBuddy(self.channelEdit)
        self.regionEditLabel.setBuddy(self.regionEdit)
        self.receivedFieldLabel.setBuddy(self.receivedField)
        self.dueFieldLabel.setBuddy(self.dueField)
        self.contentEditLabel.setBuddy(self.contentEdit)
        self.addressEditLabel.setBuddy(self.addressEdit)
        self.classesFieldLabel.setBuddy(self.classesField)
        self.unitsFieldLabel.setBuddy(self.unitsField)
        self.truthComboLabel.setBuddy(self.truthCombo)
        self.investigationEditLabel.setBuddy(self.investigationEdit)
        self.handlingEditLabel.setBuddy(self.handlingEdit)
        self.accountabilityEditLabel.setBuddy(self.accountabilityEdit)
        self.statusComboLabel.setBuddy(self.statusCombo)
        self.closedFieldLabel.setBuddy(self.closedField)
        self.noteEditLabel.setBuddy(self.noteEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.acceptanceNoEdit, self.keyCaseCheck)
        QWidget.setTabOrder(self.keyCaseCheck, self.batchEdit)
        QWidget.setTabOrder(self.batchEdit, self.roundEdit)
        QWidget.setTabOrder(self.roundEdit, self.channelEdit)
        QWidget.setTabOrder(self.channelEdit, self.regionEdit)
        QWidget.setTabOrder(self.regionEdit, self.receivedField)
        QWidget.setTabOrder(self.receivedField, self.dueField)
        QWidget.setTabOrder(self.dueField, self.contentEdit)
        QWidget.setTabOrder(self.contentEdit, self.addressEdit)
        QWidget.setTabOrder(self.addressEdit, self.classesField)
        QWidget.setTabOrder(self.classesField, self.unitsField)
        QWidget.setTabOrder(self.unitsField, self.truthCombo)
        QWidget.setTabOrder(self.truthCombo, self.investigationEdit)
        QWidget.setTabOrder(self.investigationEdit, self.handlingEdit)
        QWidget.setTabOrder(self.handlingEdit, self.accountabilityEdit)
        QWidget.setTabOrder(self.accountabilityEdit, self.statusCombo)
        QWidget.setTabOrder(self.statusCombo, self.closedField)
        QWidget.setTabOrder(self.closedField, self.noteEdit)

        self.retranslateUi(ComplaintForm)

        QMetaObject.connectSlotsByName(ComplaintForm)
    # setupUi

    def retranslateUi(self, ComplaintForm):
        self.acceptanceNoEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u53d7\u7406\u7f16\u53f7", None))
        self.acceptanceNoEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.acceptanceNoEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u53d7\u7406\u7f16\u53f7", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.keyCaseCheck.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u91cd\u70b9\u4ef6", None))
#endif // QT_CONFIG(accessibility)
        self.keyCaseCheck.setText(QCoreApplication.translate("ComplaintForm", u"\u91cd\u70b9\u4ef6\uff08\uff0a\uff09", None))
        self.batchEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u6279\u6b21", None))
        self.batchEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.batchEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u6279\u6b21", None))
#endif // QT_CONFIG(accessibility)
        self.roundEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u8f6e\u6b21", None))
        self.roundEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.roundEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u8f6e\u6b21", None))
#endif // QT_CONFIG(accessibility)
        self.channelEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u4e3e\u62a5\u6e20\u9053", None))
        self.channelEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.channelEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u4e3e\u62a5\u6e20\u9053", None))
#endif // QT_CONFIG(accessibility)
        self.channelEdit.setPlaceholderText(QCoreApplication.translate("ComplaintForm", u"\u6765\u7535\u3001\u6765\u4fe1", None))
        self.regionEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u884c\u653f\u533a\u57df", None))
        self.regionEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.regionEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u884c\u653f\u533a\u57df", None))
#endif // QT_CONFIG(accessibility)
        self.receivedFieldLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u4ea4\u529e\u65e5\u671f", None))
        self.receivedFieldLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.receivedField.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u4ea4\u529e\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.dueFieldLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u529e\u7ed3\u65f6\u9650", None))
        self.dueFieldLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.dueField.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u529e\u7ed3\u65f6\u9650", None))
#endif // QT_CONFIG(accessibility)
        self.contentEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u53cd\u6620\u5185\u5bb9", None))
        self.contentEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.contentEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u53cd\u6620\u5185\u5bb9", None))
#endif // QT_CONFIG(accessibility)
        self.contentEdit.setPlaceholderText(QCoreApplication.translate("ComplaintForm", u"\u53ea\u5199\u53cd\u6620\u7684\u95ee\u9898\uff0c\u4e0d\u5199\u4e3e\u62a5\u4eba\u4fe1\u606f", None))
        self.addressEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u95ee\u9898\u5730\u70b9", None))
        self.addressEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.addressEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u95ee\u9898\u5730\u70b9", None))
#endif // QT_CONFIG(accessibility)
        self.classesFieldLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u6c61\u67d3\u7c7b\u578b", None))
        self.classesFieldLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.classesField.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u6c61\u67d3\u7c7b\u578b", None))
#endif // QT_CONFIG(accessibility)
        self.unitsFieldLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u8d23\u4efb\u5355\u4f4d", None))
        self.unitsFieldLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.unitsField.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u8d23\u4efb\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.truthComboLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u662f\u5426\u5c5e\u5b9e", None))
        self.truthComboLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.truthCombo.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u662f\u5426\u5c5e\u5b9e", None))
#endif // QT_CONFIG(accessibility)
        self.investigationEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u8c03\u67e5\u6838\u5b9e", None))
        self.investigationEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.investigationEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u8c03\u67e5\u6838\u5b9e\u60c5\u51b5", None))
#endif // QT_CONFIG(accessibility)
        self.handlingEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u5904\u7406\u6574\u6539", None))
        self.handlingEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.handlingEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u5904\u7406\u548c\u6574\u6539\u60c5\u51b5", None))
#endif // QT_CONFIG(accessibility)
        self.accountabilityEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u8d23\u4efb\u8ffd\u7a76", None))
        self.accountabilityEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.accountabilityEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u8d23\u4efb\u8ffd\u7a76\u60c5\u51b5", None))
#endif // QT_CONFIG(accessibility)
        self.statusComboLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u529e\u7ed3\u72b6\u6001", None))
        self.statusComboLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.statusCombo.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u529e\u7ed3\u72b6\u6001", None))
#endif // QT_CONFIG(accessibility)
        self.closedFieldLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u529e\u7ed3\u65e5\u671f", None))
        self.closedFieldLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.closedField.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u529e\u7ed3\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.noteEditLabel.setText(QCoreApplication.translate("ComplaintForm", u"\u5907\u6ce8", None))
        self.noteEditLabel.setProperty(u"role", QCoreApplication.translate("ComplaintForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.noteEdit.setAccessibleName(QCoreApplication.translate("ComplaintForm", u"\u5907\u6ce8", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

