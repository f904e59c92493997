# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'step_form.ui'
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
from PySide6.QtWidgets import (QApplication, QFormLayout, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QRadioButton, QSizePolicy,
    QWidget)

from dujiao_desktop.desktop.task_card.step_parts.archive_fields import ArchiveFields
from dujiao_desktop.desktop.task_card.step_parts.findings import FindingsTable
from dujiao_desktop.desktop.task_card.step_parts.objections import ObjectionsList
from dujiao_desktop.desktop.task_card.step_parts.signers import SignersTable
from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.words_field import WordsField

class Ui_StepForm(object):
    def setupUi(self, StepForm):
        if not StepForm.objectName():
            StepForm.setObjectName(u"StepForm")
        self.formLayout = QFormLayout(StepForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.unitEditLabel = QLabel(StepForm)
        self.unitEditLabel.setObjectName(u"unitEditLabel")
        self.unitEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.unitEditLabel)

        self.unitEdit = QLineEdit(StepForm)
        self.unitEdit.setObjectName(u"unitEdit")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.unitEdit)

        self.happenedFieldLabel = QLabel(StepForm)
        self.happenedFieldLabel.setObjectName(u"happenedFieldLabel")
        self.happenedFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.happenedFieldLabel)

        self.happenedField = DateField(StepForm)
        self.happenedField.setObjectName(u"happenedField")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.happenedField)

        self.periodFromFieldLabel = QLabel(StepForm)
        self.periodFromFieldLabel.setObjectName(u"periodFromFieldLabel")
        self.periodFromFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.periodFromFieldLabel)

        self.periodFromFieldRow = QWidget(StepForm)
        self.periodFromFieldRow.setObjectName(u"periodFromFieldRow")
        self.periodFromFieldRowLayout = QHBoxLayout(self.periodFromFieldRow)
        self.periodFromFieldRowLayout.setSpacing(8)
        self.periodFromFieldRowLayout.setObjectName(u"periodFromFieldRowLayout")
        self.periodFromFieldRowLayout.setContentsMargins(0, 0, 0, 0)
        self.periodFromField = DateField(self.periodFromFieldRow)
        self.periodFromField.setObjectName(u"periodFromField")

        self.periodFromFieldRowLayout.addWidget(self.periodFromField)

        self.periodToField = DateField(self.periodFromFieldRow)
        self.periodToField.setObjectName(u"periodToField")

        self.periodFromFieldRowLayout.addWidget(self.periodToField)

        self.periodFromFieldRowLayout.setStretch(0, 1)
        self.periodFromFieldRowLayout.setStretch(1, 1)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.periodFromFieldRow)

        self.periodNote = QLabel(StepForm)
        self.periodNote.setObjectName(u"periodNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.periodNote.sizePolicy().hasHeightForWidth())
        self.periodNote.setSizePolicy(sizePolicy)
        self.periodNote.setWordWrap(True)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.periodNote)

        self.mediumEditLabel = QLabel(StepForm)
        self.mediumEditLabel.setObjectName(u"mediumEditLabel")
        self.mediumEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.mediumEditLabel)

        self.mediumEdit = QLineEdit(StepForm)
        self.mediumEdit.setObjectName(u"mediumEdit")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.mediumEdit)

        self.urlEditLabel = QLabel(StepForm)
        self.urlEditLabel.setObjectName(u"urlEditLabel")
        self.urlEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.urlEditLabel)

        self.urlEdit = QLineEdit(StepForm)
        self.urlEdit.setObjectName(u"urlEdit")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.urlEdit)

        self.signersPart = SignersTable(StepForm)
        self.signersPart.setObjectName(u"signersPart")

        self.formLayout.setWidget(6, QFormLayout.ItemRole.SpanningRole, self.signersPart)

        self.peopleFieldLabel = QLabel(StepForm)
        self.peopleFieldLabel.setObjectName(u"peopleFieldLabel")
        self.peopleFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(7, QFormLayout.ItemRole.LabelRole, self.peopleFieldLabel)

        self.peopleField = WordsField(StepForm)
        self.peopleField.setObjectName(u"peopleField")

        self.formLayout.setWidget(7, QFormLayout.ItemRole.FieldRole, self.peopleField)

        self.placeEditLabel = QLabel(StepForm)
        self.placeEditLabel.setObjectName(u"placeEditLabel")
        self.placeEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(8, QFormLayout.ItemRole.LabelRole, self.placeEditLabel)

        self.placeEdit = QLineEdit(StepForm)
        self.placeEdit.setObjectName(u"placeEdit")

        self.formLayout.setWidget(8, QFormLayout.ItemRole.FieldRole, self.placeEdit)

        self.findingsPart = FindingsTable(StepForm)
        self.findingsPart.setObjectName(u"findingsPart")

        self.formLayout.setWidget(9, QFormLayout.ItemRole.SpanningRole, self.findingsPart)

        self.passRadioLabel = QLabel(StepForm)
        self.passRadioLabel.setObjectName(u"passRadioLabel")
        self.passRadioLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(10, QFormLayout.ItemRole.LabelRole, self.passRadioLabel)

        self.passRadioRow = QWidget(StepForm)
        self.passRadioRow.setObjectName(u"passRadioRow")
        self.passRadioRowLayout = QHBoxLayout(self.passRadioRow)
        self.passRadioRowLayout.setSpacing(18)
        self.passRadioRowLayout.setObjectName(u"passRadioRowLayout")
        self.passRadioRowLayout.setContentsMargins(0, 0, 0, 0)
        self.passRadio = QRadioButton(self.passRadioRow)
        self.passRadio.setObjectName(u"passRadio")

        self.passRadioRowLayout.addWidget(self.passRadio)

        self.recheckRadio = QRadioButton(self.passRadioRow)
        self.recheckRadio.setObjectName(u"recheckRadio")

        self.passRadioRowLayout.addWidget(self.recheckRadio)

        self.failRadio = QRadioButton(self.passRadioRow)
        self.failRadio.setObjectName(u"failRadio")

        self.passRadioRowLayout.addWidget(self.failRadio)

        self.passRadioRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(10, QFormLayout.ItemRole.FieldRole, self.passRadioRow)

        self.opinionEditLabel = QLabel(StepForm)
        self.opinionEditLabel.setObjectName(u"opinionEditLabel")
        self.opinionEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(11, QFormLayout.ItemRole.LabelRole, self.opinionEditLabel)

        self.opinionEdit = GrowingText(StepForm)
        self.opinionEdit.setObjectName(u"opinionEdit")
        self.opinionEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(11, QFormLayout.ItemRole.FieldRole, self.opinionEdit)

        self.demandsEditLabel = QLabel(StepForm)
        self.demandsEditLabel.setObjectName(u"demandsEditLabel")
        self.demandsEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)
        self.demandsEditLabel.setMargin(6)

        self.formLayout.setWidget(12, QFormLayout.ItemRole.LabelRole, self.demandsEditLabel)

        self.demandsEdit = GrowingText(StepForm)
        self.demandsEdit.setObjectName(u"demandsEdit")
        self.demandsEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(12, QFormLayout.ItemRole.FieldRole, self.demandsEdit)

        self.noticeEditLabel = QLabel(StepForm)
        self.noticeEditLabel.setObjectName(u"noticeEditLabel")
        self.noticeEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)
        self.noticeEditLabel.setMargin(6)

        self.formLayout.setWidget(13, QFormLayout.ItemRole.LabelRole, self.noticeEditLabel)

        self.noticeEdit = GrowingText(StepForm)
        self.noticeEdit.setObjectName(u"noticeEdit")
        self.noticeEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(13, QFormLayout.ItemRole.FieldRole, self.noticeEdit)

        self.noticeButton = QPushButton(StepForm)
        self.noticeButton.setObjectName(u"noticeButton")

        self.formLayout.setWidget(14, QFormLayout.ItemRole.FieldRole, self.noticeButton)

        self.objectionsPart = ObjectionsList(StepForm)
        self.objectionsPart.setObjectName(u"objectionsPart")

        self.formLayout.setWidget(15, QFormLayout.ItemRole.SpanningRole, self.objectionsPart)

        self.archivePart = ArchiveFields(StepForm)
        self.archivePart.setObjectName(u"archivePart")

        self.formLayout.setWidget(16, QFormLayout.ItemRole.SpanningRole, self.archivePart)

        self.numberEditLabel = QLabel(StepForm)
        self.numberEditLabel.setObjectName(u"numberEditLabel")
        self.numberEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(17, QFormLayout.ItemRole.LabelRole, self.numberEditLabel)

        self.numberEdit = QLineEdit(StepForm)
        self.numberEdit.setObjectName(u"numberEdit")

        self.formLayout.setWidget(17, QFormLayout.ItemRole.FieldRole, self.numberEdit)

        self.scansLabelLabel = QLabel(StepForm)
        self.scansLabelLabel.setObjectName(u"scansLabelLabel")
        self.scansLabelLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(18, QFormLayout.ItemRole.LabelRole, self.scansLabelLabel)

        self.scansLabelRow = QWidget(StepForm)
        self.scansLabelRow.setObjectName(u"scansLabelRow")
        self.scansLabelRowLayout = QHBoxLayout(self.scansLabelRow)
        self.scansLabelRowLayout.setSpacing(8)
        self.scansLabelRowLayout.setObjectName(u"scansLabelRowLayout")
        self.scansLabelRowLayout.setContentsMargins(0, 0, 0, 0)
        self.scansLabel = QLabel(self.scansLabelRow)
        self.scansLabel.setObjectName(u"scansLabel")
        sizePolicy.setHeightForWidth(self.scansLabel.sizePolicy().hasHeightForWidth())
        self.scansLabel.setSizePolicy(sizePolicy)
        self.scansLabel.setWordWrap(True)

        self.scansLabelRowLayout.addWidget(self.scansLabel)

        self.scansButton = QPushButton(self.scansLabelRow)
        self.scansButton.setObjectName(u"scansButton")

        self.scansLabelRowLayout.addWidget(self.scansButton)

        self.scansLabelRowLayout.setStretch(0, 1)

        self.formLayout.setWidget(18, QFormLayout.ItemRole.FieldRole, self.scansLabelRow)

        self.moreButton = QPushButton(StepForm)
        self.moreButton.setObjectName(u"moreButton")

        self.formLayout.setWidget(19, QFormLayout.ItemRole.FieldRole, self.moreButton)

#if QT_CONFIG(shortcut)
        self.unitEditLabel.setBuddy(self.unitEdit)
        self.happenedFieldLabel.setBuddy(self.happenedField)
        self.periodFromFieldLabel.setBuddy(self.periodFromField)
        self.mediumEditLabel.setBuddy(self.mediumEdit)
        self.urlEditLabel.setBuddy(self.urlEdit)
        self.peopleFieldLabel.setBuddy(self.peopleField)
        self.placeEditLabel.setBuddy(self.placeEdit)
        self.opinionEditLabel.setBuddy(self.opinionEdit)
        self.numberEditLabel.setBuddy(self.numberEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.unitEdit, self.happenedField)
        QWidget.setTabOrder(self.happenedField, self.periodFromField)
        QWidget.setTabOrder(self.periodFromField, self.periodToField)
        QWidget.setTabOrder(self.periodToField, self.mediumEdit)
        QWidget.setTabOrder(self.mediumEdit, self.urlEdit)
        QWidget.setTabOrder(self.urlEdit, self.peopleField)
        QWidget.setTabOrder(self.peopleField, self.placeEdit)
        QWidget.setTabOrder(self.placeEdit, self.passRadio)
        QWidget.setTabOrder(self.passRadio, self.recheckRadio)
        QWidget.setTabOrder(self.recheckRadio, self.failRadio)
        QWidget.setTabOrder(self.failRadio, self.opinionEdit)
        QWidget.setTabOrder(self.opinionEdit, self.demandsEdit)
        QWidget.setTabOrder(self.demandsEdit, self.noticeEdit)
        QWidget.setTabOrder(self.noticeEdit, self.noticeButton)
        QWidget.setTabOrder(self.noticeButton, self.numberEdit)
        QWidget.setTabOrder(self.numberEdit, self.scansLabel)
        QWidget.setTabOrder(self.scansLabel, self.scansButton)
        QWidget.setTabOrder(self.scansButton, self.moreButton)

        self.retranslateUi(StepForm)

        QMetaObject.connectSlotsByName(StepForm)
    # setupUi

    def retranslateUi(self, StepForm):
        self.unitEditLabel.setText(QCoreApplication.translate("StepForm", u"\u529e\u7406\u5355\u4f4d", None))
        self.unitEditLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.unitEdit.setAccessibleName(QCoreApplication.translate("StepForm", u"\u529e\u7406\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.happenedFieldLabel.setText(QCoreApplication.translate("StepForm", u"\u529e\u7406\u65e5\u671f", None))
        self.happenedFieldLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.happenedField.setAccessibleName(QCoreApplication.translate("StepForm", u"\u529e\u7406\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.periodFromFieldLabel.setText(QCoreApplication.translate("StepForm", u"\u516c\u793a\u8d77\u6b62", None))
        self.periodFromFieldLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.periodFromField.setAccessibleName(QCoreApplication.translate("StepForm", u"\u516c\u793a\u5f00\u59cb\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.periodToField.setAccessibleName(QCoreApplication.translate("StepForm", u"\u516c\u793a\u622a\u6b62\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.periodNote.setText("")
        self.periodNote.setProperty(u"role", QCoreApplication.translate("StepForm", u"muted", None))
        self.mediumEditLabel.setText(QCoreApplication.translate("StepForm", u"\u516c\u793a\u5a92\u4f53", None))
        self.mediumEditLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.mediumEdit.setAccessibleName(QCoreApplication.translate("StepForm", u"\u516c\u793a\u5a92\u4f53", None))
#endif // QT_CONFIG(accessibility)
        self.mediumEdit.setPlaceholderText(QCoreApplication.translate("StepForm", u"\u5982\uff1a\u533a\u653f\u5e9c\u95e8\u6237\u7f51\u7ad9", None))
        self.urlEditLabel.setText(QCoreApplication.translate("StepForm", u"\u516c\u793a\u7f51\u5740", None))
        self.urlEditLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.urlEdit.setAccessibleName(QCoreApplication.translate("StepForm", u"\u516c\u793a\u7f51\u5740", None))
#endif // QT_CONFIG(accessibility)
        self.urlEdit.setPlaceholderText(QCoreApplication.translate("StepForm", u"https://", None))
        self.peopleFieldLabel.setText(QCoreApplication.translate("StepForm", u"\u529e\u7406\u4eba\u5458", None))
        self.peopleFieldLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.peopleField.setAccessibleName(QCoreApplication.translate("StepForm", u"\u529e\u7406\u4eba\u5458", None))
#endif // QT_CONFIG(accessibility)
        self.peopleField.setPlaceholderText(QCoreApplication.translate("StepForm", u"\u591a\u4eba\u7528\u3001\u9694\u5f00", None))
        self.placeEditLabel.setText(QCoreApplication.translate("StepForm", u"\u5730\u70b9", None))
        self.placeEditLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.placeEdit.setAccessibleName(QCoreApplication.translate("StepForm", u"\u5730\u70b9", None))
#endif // QT_CONFIG(accessibility)
        self.passRadioLabel.setText(QCoreApplication.translate("StepForm", u"\u7ed3\u8bba", None))
        self.passRadioLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.passRadio.setAccessibleName(QCoreApplication.translate("StepForm", u"\u901a\u8fc7", None))
#endif // QT_CONFIG(accessibility)
        self.passRadio.setText(QCoreApplication.translate("StepForm", u"\u901a\u8fc7", None))
#if QT_CONFIG(accessibility)
        self.recheckRadio.setAccessibleName(QCoreApplication.translate("StepForm", u"\u6574\u6539\u540e\u590d\u6838", None))
#endif // QT_CONFIG(accessibility)
        self.recheckRadio.setText(QCoreApplication.translate("StepForm", u"\u6574\u6539\u540e\u590d\u6838", None))
#if QT_CONFIG(accessibility)
        self.failRadio.setAccessibleName(QCoreApplication.translate("StepForm", u"\u4e0d\u901a\u8fc7", None))
#endif // QT_CONFIG(accessibility)
        self.failRadio.setText(QCoreApplication.translate("StepForm", u"\u4e0d\u901a\u8fc7", None))
        self.opinionEditLabel.setText(QCoreApplication.translate("StepForm", u"\u610f\u89c1", None))
        self.opinionEditLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.opinionEdit.setAccessibleName(QCoreApplication.translate("StepForm", u"\u610f\u89c1", None))
#endif // QT_CONFIG(accessibility)
        self.demandsEditLabel.setText(QCoreApplication.translate("StepForm", u"\u8865\u5145\u8981\u6c42", None))
        self.demandsEditLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.demandsEdit.setAccessibleName(QCoreApplication.translate("StepForm", u"\u8865\u5145\u8981\u6c42", None))
#endif // QT_CONFIG(accessibility)
        self.noticeEditLabel.setText(QCoreApplication.translate("StepForm", u"\u516c\u793a\u6587\u672c", None))
        self.noticeEditLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.noticeEdit.setAccessibleName(QCoreApplication.translate("StepForm", u"\u516c\u793a\u6587\u672c", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.noticeButton.setAccessibleName(QCoreApplication.translate("StepForm", u"\u6309\u4efb\u52a1\u5185\u5bb9\u62df\u5199\u516c\u793a\u6587\u672c", None))
#endif // QT_CONFIG(accessibility)
        self.noticeButton.setText(QCoreApplication.translate("StepForm", u"\u6309\u4efb\u52a1\u5185\u5bb9\u62df\u5199", None))
        self.noticeButton.setProperty(u"kind", QCoreApplication.translate("StepForm", u"link", None))
        self.numberEditLabel.setText(QCoreApplication.translate("StepForm", u"\u6587\u53f7\u6216\u7f16\u53f7", None))
        self.numberEditLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.numberEdit.setAccessibleName(QCoreApplication.translate("StepForm", u"\u6587\u53f7\u6216\u7f16\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.scansLabelLabel.setText(QCoreApplication.translate("StepForm", u"\u626b\u63cf\u4ef6", None))
        self.scansLabelLabel.setProperty(u"role", QCoreApplication.translate("StepForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.scansLabel.setAccessibleName(QCoreApplication.translate("StepForm", u"\u626b\u63cf\u4ef6", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.scansButton.setAccessibleName(QCoreApplication.translate("StepForm", u"\u9009\u62e9\u626b\u63cf\u4ef6", None))
#endif // QT_CONFIG(accessibility)
        self.scansButton.setText(QCoreApplication.translate("StepForm", u"\u9009\u62e9\u6587\u4ef6\u2026", None))
        self.scansButton.setProperty(u"kind", QCoreApplication.translate("StepForm", u"small", None))
        self.moreButton.setText(QCoreApplication.translate("StepForm", u"\u66f4\u591a\u5185\u5bb9", None))
        self.moreButton.setProperty(u"kind", QCoreApplication.translate("StepForm", u"link", None))
        pass
    # retranslateUi

