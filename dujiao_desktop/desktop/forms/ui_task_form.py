# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'task_form.ui'
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

from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.words_field import WordsField

class Ui_TaskForm(object):
    def setupUi(self, TaskForm):
        if not TaskForm.objectName():
            TaskForm.setObjectName(u"TaskForm")
        self.formLayout = QFormLayout(TaskForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.numberEditLabel = QLabel(TaskForm)
        self.numberEditLabel.setObjectName(u"numberEditLabel")
        self.numberEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.numberEditLabel)

        self.numberEditRow = QWidget(TaskForm)
        self.numberEditRow.setObjectName(u"numberEditRow")
        self.numberEditRowLayout = QHBoxLayout(self.numberEditRow)
        self.numberEditRowLayout.setSpacing(8)
        self.numberEditRowLayout.setObjectName(u"numberEditRowLayout")
        self.numberEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.numberEdit = QLineEdit(self.numberEditRow)
        self.numberEdit.setObjectName(u"numberEdit")
        self.numberEdit.setMaxLength(40)

        self.numberEditRowLayout.addWidget(self.numberEdit)

        self.upperNumberEditLabel = QLabel(self.numberEditRow)
        self.upperNumberEditLabel.setObjectName(u"upperNumberEditLabel")
        self.upperNumberEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.numberEditRowLayout.addWidget(self.upperNumberEditLabel)

        self.upperNumberEdit = QLineEdit(self.numberEditRow)
        self.upperNumberEdit.setObjectName(u"upperNumberEdit")
        self.upperNumberEdit.setMaxLength(40)

        self.numberEditRowLayout.addWidget(self.upperNumberEdit)

        self.numberEditRowLayout.setStretch(0, 1)
        self.numberEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.numberEditRow)

        self.problemEditLabel = QLabel(TaskForm)
        self.problemEditLabel.setObjectName(u"problemEditLabel")
        self.problemEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.problemEditLabel)

        self.problemEdit = GrowingText(TaskForm)
        self.problemEdit.setObjectName(u"problemEdit")
        self.problemEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.problemEdit)

        self.goalEditLabel = QLabel(TaskForm)
        self.goalEditLabel.setObjectName(u"goalEditLabel")
        self.goalEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.goalEditLabel)

        self.goalEdit = GrowingText(TaskForm)
        self.goalEdit.setObjectName(u"goalEdit")
        self.goalEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.goalEdit)

        self.deadlineEditLabel = QLabel(TaskForm)
        self.deadlineEditLabel.setObjectName(u"deadlineEditLabel")
        self.deadlineEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.deadlineEditLabel)

        self.deadlineEdit = QLineEdit(TaskForm)
        self.deadlineEdit.setObjectName(u"deadlineEdit")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.deadlineEdit)

        self.deadlineNote = QLabel(TaskForm)
        self.deadlineNote.setObjectName(u"deadlineNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.deadlineNote.sizePolicy().hasHeightForWidth())
        self.deadlineNote.setSizePolicy(sizePolicy)
        self.deadlineNote.setWordWrap(True)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.deadlineNote)

        self.kindComboLabel = QLabel(TaskForm)
        self.kindComboLabel.setObjectName(u"kindComboLabel")
        self.kindComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.kindComboLabel)

        self.kindComboRow = QWidget(TaskForm)
        self.kindComboRow.setObjectName(u"kindComboRow")
        self.kindComboRowLayout = QHBoxLayout(self.kindComboRow)
        self.kindComboRowLayout.setSpacing(8)
        self.kindComboRowLayout.setObjectName(u"kindComboRowLayout")
        self.kindComboRowLayout.setContentsMargins(0, 0, 0, 0)
        self.kindCombo = QComboBox(self.kindComboRow)
        self.kindCombo.setObjectName(u"kindCombo")
        self.kindCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kindCombo.setMinimumContentsLength(6)

        self.kindComboRowLayout.addWidget(self.kindCombo)

        self.commonCombo = QComboBox(self.kindComboRow)
        self.commonCombo.setObjectName(u"commonCombo")
        self.commonCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.commonCombo.setMinimumContentsLength(6)

        self.kindComboRowLayout.addWidget(self.commonCombo)

        self.kindComboRowLayout.setStretch(0, 1)
        self.kindComboRowLayout.setStretch(1, 1)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.kindComboRow)

        self.classesFieldLabel = QLabel(TaskForm)
        self.classesFieldLabel.setObjectName(u"classesFieldLabel")
        self.classesFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.LabelRole, self.classesFieldLabel)

        self.classesField = WordsField(TaskForm)
        self.classesField.setObjectName(u"classesField")

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.classesField)

        self.nineGovFieldLabel = QLabel(TaskForm)
        self.nineGovFieldLabel.setObjectName(u"nineGovFieldLabel")
        self.nineGovFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(7, QFormLayout.ItemRole.LabelRole, self.nineGovFieldLabel)

        self.nineGovField = WordsField(TaskForm)
        self.nineGovField.setObjectName(u"nineGovField")

        self.formLayout.setWidget(7, QFormLayout.ItemRole.FieldRole, self.nineGovField)

        self.longTermCheckLabel = QLabel(TaskForm)
        self.longTermCheckLabel.setObjectName(u"longTermCheckLabel")
        self.longTermCheckLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(8, QFormLayout.ItemRole.LabelRole, self.longTermCheckLabel)

        self.longTermCheck = QCheckBox(TaskForm)
        self.longTermCheck.setObjectName(u"longTermCheck")

        self.formLayout.setWidget(8, QFormLayout.ItemRole.FieldRole, self.longTermCheck)

        self.unitsTitle = QLabel(TaskForm)
        self.unitsTitle.setObjectName(u"unitsTitle")

        self.formLayout.setWidget(9, QFormLayout.ItemRole.SpanningRole, self.unitsTitle)

        self.responsibleUnitsFieldLabel = QLabel(TaskForm)
        self.responsibleUnitsFieldLabel.setObjectName(u"responsibleUnitsFieldLabel")
        self.responsibleUnitsFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(10, QFormLayout.ItemRole.LabelRole, self.responsibleUnitsFieldLabel)

        self.responsibleUnitsField = WordsField(TaskForm)
        self.responsibleUnitsField.setObjectName(u"responsibleUnitsField")

        self.formLayout.setWidget(10, QFormLayout.ItemRole.FieldRole, self.responsibleUnitsField)

        self.leadUnitsFieldLabel = QLabel(TaskForm)
        self.leadUnitsFieldLabel.setObjectName(u"leadUnitsFieldLabel")
        self.leadUnitsFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(11, QFormLayout.ItemRole.LabelRole, self.leadUnitsFieldLabel)

        self.leadUnitsField = WordsField(TaskForm)
        self.leadUnitsField.setObjectName(u"leadUnitsField")

        self.formLayout.setWidget(11, QFormLayout.ItemRole.FieldRole, self.leadUnitsField)

        self.coUnitsFieldLabel = QLabel(TaskForm)
        self.coUnitsFieldLabel.setObjectName(u"coUnitsFieldLabel")
        self.coUnitsFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(12, QFormLayout.ItemRole.LabelRole, self.coUnitsFieldLabel)

        self.coUnitsField = WordsField(TaskForm)
        self.coUnitsField.setObjectName(u"coUnitsField")

        self.formLayout.setWidget(12, QFormLayout.ItemRole.FieldRole, self.coUnitsField)

        self.acceptanceUnitsFieldLabel = QLabel(TaskForm)
        self.acceptanceUnitsFieldLabel.setObjectName(u"acceptanceUnitsFieldLabel")
        self.acceptanceUnitsFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(13, QFormLayout.ItemRole.LabelRole, self.acceptanceUnitsFieldLabel)

        self.acceptanceUnitsField = WordsField(TaskForm)
        self.acceptanceUnitsField.setObjectName(u"acceptanceUnitsField")

        self.formLayout.setWidget(13, QFormLayout.ItemRole.FieldRole, self.acceptanceUnitsField)

        self.supervisingUnitsFieldLabel = QLabel(TaskForm)
        self.supervisingUnitsFieldLabel.setObjectName(u"supervisingUnitsFieldLabel")
        self.supervisingUnitsFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(14, QFormLayout.ItemRole.LabelRole, self.supervisingUnitsFieldLabel)

        self.supervisingUnitsField = WordsField(TaskForm)
        self.supervisingUnitsField.setObjectName(u"supervisingUnitsField")

        self.formLayout.setWidget(14, QFormLayout.ItemRole.FieldRole, self.supervisingUnitsField)

        self.personsTitle = QLabel(TaskForm)
        self.personsTitle.setObjectName(u"personsTitle")

        self.formLayout.setWidget(15, QFormLayout.ItemRole.SpanningRole, self.personsTitle)

        self.caseLeaderNameEditLabel = QLabel(TaskForm)
        self.caseLeaderNameEditLabel.setObjectName(u"caseLeaderNameEditLabel")
        self.caseLeaderNameEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(16, QFormLayout.ItemRole.LabelRole, self.caseLeaderNameEditLabel)

        self.caseLeaderNameEditRow = QWidget(TaskForm)
        self.caseLeaderNameEditRow.setObjectName(u"caseLeaderNameEditRow")
        self.caseLeaderNameEditRowLayout = QHBoxLayout(self.caseLeaderNameEditRow)
        self.caseLeaderNameEditRowLayout.setSpacing(8)
        self.caseLeaderNameEditRowLayout.setObjectName(u"caseLeaderNameEditRowLayout")
        self.caseLeaderNameEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.caseLeaderNameEdit = QLineEdit(self.caseLeaderNameEditRow)
        self.caseLeaderNameEdit.setObjectName(u"caseLeaderNameEdit")

        self.caseLeaderNameEditRowLayout.addWidget(self.caseLeaderNameEdit)

        self.caseLeaderPostEdit = QLineEdit(self.caseLeaderNameEditRow)
        self.caseLeaderPostEdit.setObjectName(u"caseLeaderPostEdit")

        self.caseLeaderNameEditRowLayout.addWidget(self.caseLeaderPostEdit)

        self.caseLeaderPhoneEdit = QLineEdit(self.caseLeaderNameEditRow)
        self.caseLeaderPhoneEdit.setObjectName(u"caseLeaderPhoneEdit")

        self.caseLeaderNameEditRowLayout.addWidget(self.caseLeaderPhoneEdit)

        self.caseLeaderNameEditRowLayout.setStretch(0, 1)
        self.caseLeaderNameEditRowLayout.setStretch(1, 1)
        self.caseLeaderNameEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(16, QFormLayout.ItemRole.FieldRole, self.caseLeaderNameEditRow)

        self.firstResponsibleNameEditLabel = QLabel(TaskForm)
        self.firstResponsibleNameEditLabel.setObjectName(u"firstResponsibleNameEditLabel")
        self.firstResponsibleNameEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(17, QFormLayout.ItemRole.LabelRole, self.firstResponsibleNameEditLabel)

        self.firstResponsibleNameEditRow = QWidget(TaskForm)
        self.firstResponsibleNameEditRow.setObjectName(u"firstResponsibleNameEditRow")
        self.firstResponsibleNameEditRowLayout = QHBoxLayout(self.firstResponsibleNameEditRow)
        self.firstResponsibleNameEditRowLayout.setSpacing(8)
        self.firstResponsibleNameEditRowLayout.setObjectName(u"firstResponsibleNameEditRowLayout")
        self.firstResponsibleNameEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.firstResponsibleNameEdit = QLineEdit(self.firstResponsibleNameEditRow)
        self.firstResponsibleNameEdit.setObjectName(u"firstResponsibleNameEdit")

        self.firstResponsibleNameEditRowLayout.addWidget(self.firstResponsibleNameEdit)

        self.firstResponsiblePostEdit = QLineEdit(self.firstResponsibleNameEditRow)
        self.firstResponsiblePostEdit.setObjectName(u"firstResponsiblePostEdit")

        self.firstResponsibleNameEditRowLayout.addWidget(self.firstResponsiblePostEdit)

        self.firstResponsiblePhoneEdit = QLineEdit(self.firstResponsibleNameEditRow)
        self.firstResponsiblePhoneEdit.setObjectName(u"firstResponsiblePhoneEdit")

        self.firstResponsibleNameEditRowLayout.addWidget(self.firstResponsiblePhoneEdit)

        self.firstResponsibleNameEditRowLayout.setStretch(0, 1)
        self.firstResponsibleNameEditRowLayout.setStretch(1, 1)
        self.firstResponsibleNameEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(17, QFormLayout.ItemRole.FieldRole, self.firstResponsibleNameEditRow)

        self.responsibleNameEditLabel = QLabel(TaskForm)
        self.responsibleNameEditLabel.setObjectName(u"responsibleNameEditLabel")
        self.responsibleNameEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(18, QFormLayout.ItemRole.LabelRole, self.responsibleNameEditLabel)

        self.responsibleNameEditRow = QWidget(TaskForm)
        self.responsibleNameEditRow.setObjectName(u"responsibleNameEditRow")
        self.responsibleNameEditRowLayout = QHBoxLayout(self.responsibleNameEditRow)
        self.responsibleNameEditRowLayout.setSpacing(8)
        self.responsibleNameEditRowLayout.setObjectName(u"responsibleNameEditRowLayout")
        self.responsibleNameEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.responsibleNameEdit = QLineEdit(self.responsibleNameEditRow)
        self.responsibleNameEdit.setObjectName(u"responsibleNameEdit")

        self.responsibleNameEditRowLayout.addWidget(self.responsibleNameEdit)

        self.responsiblePostEdit = QLineEdit(self.responsibleNameEditRow)
        self.responsiblePostEdit.setObjectName(u"responsiblePostEdit")

        self.responsibleNameEditRowLayout.addWidget(self.responsiblePostEdit)

        self.responsiblePhoneEdit = QLineEdit(self.responsibleNameEditRow)
        self.responsiblePhoneEdit.setObjectName(u"responsiblePhoneEdit")

        self.responsibleNameEditRowLayout.addWidget(self.responsiblePhoneEdit)

        self.responsibleNameEditRowLayout.setStretch(0, 1)
        self.responsibleNameEditRowLayout.setStretch(1, 1)
        self.responsibleNameEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(18, QFormLayout.ItemRole.FieldRole, self.responsibleNameEditRow)

        self.contactNameEditLabel = QLabel(TaskForm)
        self.contactNameEditLabel.setObjectName(u"contactNameEditLabel")
        self.contactNameEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(19, QFormLayout.ItemRole.LabelRole, self.contactNameEditLabel)

        self.contactNameEditRow = QWidget(TaskForm)
        self.contactNameEditRow.setObjectName(u"contactNameEditRow")
        self.contactNameEditRowLayout = QHBoxLayout(self.contactNameEditRow)
        self.contactNameEditRowLayout.setSpacing(8)
        self.contactNameEditRowLayout.setObjectName(u"contactNameEditRowLayout")
        self.contactNameEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.contactNameEdit = QLineEdit(self.contactNameEditRow)
        self.contactNameEdit.setObjectName(u"contactNameEdit")

        self.contactNameEditRowLayout.addWidget(self.contactNameEdit)

        self.contactPostEdit = QLineEdit(self.contactNameEditRow)
        self.contactPostEdit.setObjectName(u"contactPostEdit")

        self.contactNameEditRowLayout.addWidget(self.contactPostEdit)

        self.contactPhoneEdit = QLineEdit(self.contactNameEditRow)
        self.contactPhoneEdit.setObjectName(u"contactPhoneEdit")

        self.contactNameEditRowLayout.addWidget(self.contactPhoneEdit)

        self.contactNameEditRowLayout.setStretch(0, 1)
        self.contactNameEditRowLayout.setStretch(1, 1)
        self.contactNameEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(19, QFormLayout.ItemRole.FieldRole, self.contactNameEditRow)

        self.sourceTitle = QLabel(TaskForm)
        self.sourceTitle.setObjectName(u"sourceTitle")

        self.formLayout.setWidget(20, QFormLayout.ItemRole.SpanningRole, self.sourceTitle)

        self.sourceComboLabel = QLabel(TaskForm)
        self.sourceComboLabel.setObjectName(u"sourceComboLabel")
        self.sourceComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(21, QFormLayout.ItemRole.LabelRole, self.sourceComboLabel)

        self.sourceCombo = QComboBox(TaskForm)
        self.sourceCombo.setObjectName(u"sourceCombo")
        self.sourceCombo.setEditable(True)
        self.sourceCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sourceCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(21, QFormLayout.ItemRole.FieldRole, self.sourceCombo)

        self.chapterEditLabel = QLabel(TaskForm)
        self.chapterEditLabel.setObjectName(u"chapterEditLabel")
        self.chapterEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(22, QFormLayout.ItemRole.LabelRole, self.chapterEditLabel)

        self.chapterEdit = QLineEdit(TaskForm)
        self.chapterEdit.setObjectName(u"chapterEdit")

        self.formLayout.setWidget(22, QFormLayout.ItemRole.FieldRole, self.chapterEdit)

        self.secrecyComboLabel = QLabel(TaskForm)
        self.secrecyComboLabel.setObjectName(u"secrecyComboLabel")
        self.secrecyComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(23, QFormLayout.ItemRole.LabelRole, self.secrecyComboLabel)

        self.secrecyCombo = QComboBox(TaskForm)
        self.secrecyCombo.setObjectName(u"secrecyCombo")
        self.secrecyCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.secrecyCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(23, QFormLayout.ItemRole.FieldRole, self.secrecyCombo)

        self.noteEditLabel = QLabel(TaskForm)
        self.noteEditLabel.setObjectName(u"noteEditLabel")
        self.noteEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(24, QFormLayout.ItemRole.LabelRole, self.noteEditLabel)

        self.noteEdit = GrowingText(TaskForm)
        self.noteEdit.setObjectName(u"noteEdit")
        self.noteEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(24, QFormLayout.ItemRole.FieldRole, self.noteEdit)

#if QT_CONFIG(shortcut)
        self.numberEditLabel.setBuddy(self.numberEdit)
        self.upperNumberEditLabel.setBuddy(self.upperNumberEdit)
        self.problemEditLabel.setBuddy(self.problemEdit)
        self.goalEditLabel.setBuddy(self.goalEdit)
        self.deadlineEditLabel.setBuddy(self.deadlineEdit)
        self.kindComboLabel.setBuddy(self.kindCombo)
        self.classesFieldLabel.setBuddy(self.classesField)
        self.nineGovFieldLabel.setBuddy(self.nineGovField)
        self.responsibleUnitsFieldLabel.setBuddy(self.responsibleUnitsField)
        self.leadUnitsFieldLabel.setBuddy(self.leadUnitsField)
        self.coUnitsFieldLabel.setBuddy(self.coUnitsField)
        self.acceptanceUnitsFieldLabel.setBuddy(self.acceptanceUnitsField)
        self.supervisingUnitsFieldLabel.setBuddy(self.supervisingUnitsField)
        self.caseLeaderNameEditLabel.setBuddy(self.caseLeaderNameEdit)
        self.firstResponsibleNameEditLabel.setBuddy(self.firstResponsibleNameEdit)
        self.responsibleNameEditLabel.setBuddy(self.responsibleNameEdit)
        self.contactNameEditLabel.setBuddy(self.contactNameEdit)
        self.sourceComboLabel.setBuddy(self.sourceCombo)
        self.chapterEditLabel.setBuddy(self.chapterEdit)
        self.secrecyComboLabel.setBuddy(self.secrecyCombo)
        self.noteEditLabel.setBuddy(self.noteEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.numberEdit, self.upperNumberEdit)
        QWidget.setTabOrder(self.upperNumberEdit, self.problemEdit)
        QWidget.setTabOrder(self.problemEdit, self.goalEdit)
        QWidget.setTabOrder(self.goalEdit, self.deadlineEdit)
        QWidget.setTabOrder(self.deadlineEdit, self.kindCombo)
        QWidget.setTabOrder(self.kindCombo, self.commonCombo)
        QWidget.setTabOrder(self.commonCombo, self.classesField)
        QWidget.setTabOrder(self.classesField, self.nineGovField)
        QWidget.setTabOrder(self.nineGovField, self.longTermCheck)
        QWidget.setTabOrder(self.longTermCheck, self.responsibleUnitsField)
        QWidget.setTabOrder(self.responsibleUnitsField, self.leadUnitsField)
        QWidget.setTabOrder(self.leadUnitsField, self.coUnitsField)
        QWidget.setTabOrder(self.coUnitsField, self.acceptanceUnitsField)
        QWidget.setTabOrder(self.acceptanceUnitsField, self.supervisingUnitsField)
        QWidget.setTabOrder(self.supervisingUnitsField, self.caseLeaderNameEdit)
        QWidget.setTabOrder(self.caseLeaderNameEdit, self.caseLeaderPostEdit)
        QWidget.setTabOrder(self.caseLeaderPostEdit, self.caseLeaderPhoneEdit)
        QWidget.setTabOrder(self.caseLeaderPhoneEdit, self.firstResponsibleNameEdit)
        QWidget.setTabOrder(self.firstResponsibleNameEdit, self.firstResponsiblePostEdit)
        QWidget.setTabOrder(self.firstResponsiblePostEdit, self.firstResponsiblePhoneEdit)
        QWidget.setTabOrder(self.firstResponsiblePhoneEdit, self.responsibleNameEdit)
        QWidget.setTabOrder(self.responsibleNameEdit, self.responsiblePostEdit)
        QWidget.setTabOrder(self.responsiblePostEdit, self.responsiblePhoneEdit)
        QWidget.setTabOrder(self.responsiblePhoneEdit, self.contactNameEdit)
        QWidget.setTabOrder(self.contactNameEdit, self.contactPostEdit)
        QWidget.setTabOrder(self.contactPostEdit, self.contactPhoneEdit)
        QWidget.setTabOrder(self.contactPhoneEdit, self.sourceCombo)
        QWidget.setTabOrder(self.sourceCombo, self.chapterEdit)
        QWidget.setTabOrder(self.chapterEdit, self.secrecyCombo)
        QWidget.setTabOrder(self.secrecyCombo, self.noteEdit)

        self.retranslateUi(TaskForm)

        QMetaObject.connectSlotsByName(TaskForm)
    # setupUi

    def retranslateUi(self, TaskForm):
        self.numberEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u5e8f\u53f7", None))
        self.numberEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.numberEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u5e8f\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.upperNumberEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u4e0a\u7ea7\u5e8f\u53f7", None))
        self.upperNumberEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.upperNumberEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u4e0a\u7ea7\u5e8f\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.upperNumberEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u5982\u5e02\u5e8f\u53f7", None))
        self.problemEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u95ee\u9898", None))
        self.problemEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.problemEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u6574\u6539\u4efb\u52a1\uff08\u95ee\u9898\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.problemEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u7167\u65b9\u6848\u6216\u4ea4\u529e\u5355\u539f\u6587\u586b\u5199", None))
        self.goalEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u6574\u6539\u76ee\u6807", None))
        self.goalEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.goalEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u6574\u6539\u76ee\u6807", None))
#endif // QT_CONFIG(accessibility)
        self.deadlineEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u6574\u6539\u65f6\u9650", None))
        self.deadlineEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.deadlineEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u6574\u6539\u65f6\u9650", None))
#endif // QT_CONFIG(accessibility)
        self.deadlineEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u7167\u539f\u6587\uff0c\u5982 2026\u5e7412\u6708\u5e95\u524d\u3001\u7acb\u884c\u7acb\u6539", None))
        self.deadlineNote.setText("")
        self.deadlineNote.setProperty(u"role", QCoreApplication.translate("TaskForm", u"muted", None))
        self.kindComboLabel.setText(QCoreApplication.translate("TaskForm", u"\u7c7b\u578b", None))
        self.kindComboLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.kindCombo.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u7c7b\u578b", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.commonCombo.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u5171\u6027\u6216\u4e2a\u6027", None))
#endif // QT_CONFIG(accessibility)
        self.classesFieldLabel.setText(QCoreApplication.translate("TaskForm", u"\u7c7b\u522b", None))
        self.classesFieldLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.classesField.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u7c7b\u522b", None))
#endif // QT_CONFIG(accessibility)
        self.classesField.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u6c34\u3001\u5927\u6c14\u2026", None))
        self.nineGovFieldLabel.setText(QCoreApplication.translate("TaskForm", u"\u4e5d\u6cbb", None))
        self.nineGovFieldLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.nineGovField.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u4e5d\u6cbb", None))
#endif // QT_CONFIG(accessibility)
        self.longTermCheckLabel.setText(QCoreApplication.translate("TaskForm", u"\u957f\u671f\u575a\u6301", None))
        self.longTermCheckLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.longTermCheck.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u957f\u671f\u575a\u6301", None))
#endif // QT_CONFIG(accessibility)
        self.longTermCheck.setText(QCoreApplication.translate("TaskForm", u"\u8fd9\u9879\u4efb\u52a1\u9700\u8981\u957f\u671f\u575a\u6301", None))
        self.unitsTitle.setText(QCoreApplication.translate("TaskForm", u"\u5355\u4f4d", None))
        self.unitsTitle.setProperty(u"role", QCoreApplication.translate("TaskForm", u"section", None))
        self.responsibleUnitsFieldLabel.setText(QCoreApplication.translate("TaskForm", u"\u8d23\u4efb\u5355\u4f4d", None))
        self.responsibleUnitsFieldLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.responsibleUnitsField.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u8d23\u4efb\u5355\u4f4d\uff08\u6574\u6539\u5b9e\u65bd\u4e3b\u4f53\uff09", None))
#endif // QT_CONFIG(accessibility)
        self.responsibleUnitsField.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u591a\u4e2a\u5355\u4f4d\u7528\u3001\u9694\u5f00", None))
        self.leadUnitsFieldLabel.setText(QCoreApplication.translate("TaskForm", u"\u7275\u5934\u5355\u4f4d", None))
        self.leadUnitsFieldLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.leadUnitsField.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u7275\u5934\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.coUnitsFieldLabel.setText(QCoreApplication.translate("TaskForm", u"\u914d\u5408\u5355\u4f4d", None))
        self.coUnitsFieldLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.coUnitsField.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u914d\u5408\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.acceptanceUnitsFieldLabel.setText(QCoreApplication.translate("TaskForm", u"\u9a8c\u6536\u5355\u4f4d", None))
        self.acceptanceUnitsFieldLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.acceptanceUnitsField.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u9a8c\u6536\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.supervisingUnitsFieldLabel.setText(QCoreApplication.translate("TaskForm", u"\u7763\u5bfc\u5355\u4f4d", None))
        self.supervisingUnitsFieldLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.supervisingUnitsField.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u7763\u5bfc\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.personsTitle.setText(QCoreApplication.translate("TaskForm", u"\u4eba\u5458", None))
        self.personsTitle.setProperty(u"role", QCoreApplication.translate("TaskForm", u"section", None))
        self.caseLeaderNameEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u5305\u6848\u9886\u5bfc", None))
        self.caseLeaderNameEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.caseLeaderNameEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u5305\u6848\u9886\u5bfc\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.caseLeaderNameEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u59d3\u540d", None))
#if QT_CONFIG(accessibility)
        self.caseLeaderPostEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u5305\u6848\u9886\u5bfc\u804c\u52a1", None))
#endif // QT_CONFIG(accessibility)
        self.caseLeaderPostEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u804c\u52a1", None))
#if QT_CONFIG(accessibility)
        self.caseLeaderPhoneEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u5305\u6848\u9886\u5bfc\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.caseLeaderPhoneEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u7535\u8bdd", None))
        self.firstResponsibleNameEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u7b2c\u4e00\u8d23\u4efb\u4eba", None))
        self.firstResponsibleNameEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.firstResponsibleNameEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u7b2c\u4e00\u8d23\u4efb\u4eba\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.firstResponsibleNameEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u59d3\u540d", None))
#if QT_CONFIG(accessibility)
        self.firstResponsiblePostEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u7b2c\u4e00\u8d23\u4efb\u4eba\u804c\u52a1", None))
#endif // QT_CONFIG(accessibility)
        self.firstResponsiblePostEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u804c\u52a1", None))
#if QT_CONFIG(accessibility)
        self.firstResponsiblePhoneEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u7b2c\u4e00\u8d23\u4efb\u4eba\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.firstResponsiblePhoneEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u7535\u8bdd", None))
        self.responsibleNameEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u8d23\u4efb\u4eba", None))
        self.responsibleNameEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.responsibleNameEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u8d23\u4efb\u4eba\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.responsibleNameEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u59d3\u540d", None))
#if QT_CONFIG(accessibility)
        self.responsiblePostEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u8d23\u4efb\u4eba\u804c\u52a1", None))
#endif // QT_CONFIG(accessibility)
        self.responsiblePostEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u804c\u52a1", None))
#if QT_CONFIG(accessibility)
        self.responsiblePhoneEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u8d23\u4efb\u4eba\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.responsiblePhoneEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u7535\u8bdd", None))
        self.contactNameEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u8054\u7cfb\u4eba", None))
        self.contactNameEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.contactNameEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u8054\u7cfb\u4eba\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.contactNameEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u59d3\u540d", None))
#if QT_CONFIG(accessibility)
        self.contactPostEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u8054\u7cfb\u4eba\u804c\u52a1", None))
#endif // QT_CONFIG(accessibility)
        self.contactPostEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u804c\u52a1", None))
#if QT_CONFIG(accessibility)
        self.contactPhoneEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u8054\u7cfb\u4eba\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.contactPhoneEdit.setPlaceholderText(QCoreApplication.translate("TaskForm", u"\u7535\u8bdd", None))
        self.sourceTitle.setText(QCoreApplication.translate("TaskForm", u"\u6765\u6e90", None))
        self.sourceTitle.setProperty(u"role", QCoreApplication.translate("TaskForm", u"section", None))
        self.sourceComboLabel.setText(QCoreApplication.translate("TaskForm", u"\u6765\u6e90\u6587\u4ef6", None))
        self.sourceComboLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.sourceCombo.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u6765\u6e90\u6587\u4ef6", None))
#endif // QT_CONFIG(accessibility)
        self.chapterEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u7ae0\u8282", None))
        self.chapterEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.chapterEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u7ae0\u8282", None))
#endif // QT_CONFIG(accessibility)
        self.secrecyComboLabel.setText(QCoreApplication.translate("TaskForm", u"\u77e5\u6089\u8303\u56f4", None))
        self.secrecyComboLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.secrecyCombo.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u77e5\u6089\u8303\u56f4", None))
#endif // QT_CONFIG(accessibility)
        self.noteEditLabel.setText(QCoreApplication.translate("TaskForm", u"\u5907\u6ce8", None))
        self.noteEditLabel.setProperty(u"role", QCoreApplication.translate("TaskForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.noteEdit.setAccessibleName(QCoreApplication.translate("TaskForm", u"\u5907\u6ce8", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

