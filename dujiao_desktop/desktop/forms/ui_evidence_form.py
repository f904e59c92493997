# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'evidence_form.ui'
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
    QHBoxLayout, QLabel, QLineEdit, QRadioButton,
    QSizePolicy, QWidget)

from dujiao_desktop.desktop.widgets.date_field import DateField

class Ui_EvidenceForm(object):
    def setupUi(self, EvidenceForm):
        if not EvidenceForm.objectName():
            EvidenceForm.setObjectName(u"EvidenceForm")
        self.formLayout = QFormLayout(EvidenceForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.kindComboLabel = QLabel(EvidenceForm)
        self.kindComboLabel.setObjectName(u"kindComboLabel")
        self.kindComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.kindComboLabel)

        self.kindCombo = QComboBox(EvidenceForm)
        self.kindCombo.setObjectName(u"kindCombo")
        self.kindCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kindCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.kindCombo)

        self.captionEditLabel = QLabel(EvidenceForm)
        self.captionEditLabel.setObjectName(u"captionEditLabel")
        self.captionEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.captionEditLabel)

        self.captionEdit = QLineEdit(EvidenceForm)
        self.captionEdit.setObjectName(u"captionEdit")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.captionEdit)

        self.measureComboLabel = QLabel(EvidenceForm)
        self.measureComboLabel.setObjectName(u"measureComboLabel")
        self.measureComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.measureComboLabel)

        self.measureCombo = QComboBox(EvidenceForm)
        self.measureCombo.setObjectName(u"measureCombo")
        self.measureCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.measureCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.measureCombo)

        self.partComboLabel = QLabel(EvidenceForm)
        self.partComboLabel.setObjectName(u"partComboLabel")
        self.partComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.partComboLabel)

        self.partCombo = QComboBox(EvidenceForm)
        self.partCombo.setObjectName(u"partCombo")
        self.partCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.partCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.partCombo)

        self.takenFieldLabel = QLabel(EvidenceForm)
        self.takenFieldLabel.setObjectName(u"takenFieldLabel")
        self.takenFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.takenFieldLabel)

        self.takenFieldRow = QWidget(EvidenceForm)
        self.takenFieldRow.setObjectName(u"takenFieldRow")
        self.takenFieldRowLayout = QHBoxLayout(self.takenFieldRow)
        self.takenFieldRowLayout.setSpacing(8)
        self.takenFieldRowLayout.setObjectName(u"takenFieldRowLayout")
        self.takenFieldRowLayout.setContentsMargins(0, 0, 0, 0)
        self.takenField = DateField(self.takenFieldRow)
        self.takenField.setObjectName(u"takenField")

        self.takenFieldRowLayout.addWidget(self.takenField)

        self.clockEditLabel = QLabel(self.takenFieldRow)
        self.clockEditLabel.setObjectName(u"clockEditLabel")

        self.takenFieldRowLayout.addWidget(self.clockEditLabel)

        self.clockEdit = QLineEdit(self.takenFieldRow)
        self.clockEdit.setObjectName(u"clockEdit")

        self.takenFieldRowLayout.addWidget(self.clockEdit)

        self.takenFieldRowLayout.setStretch(0, 1)
        self.takenFieldRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.takenFieldRow)

        self.takenNote = QLabel(EvidenceForm)
        self.takenNote.setObjectName(u"takenNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.takenNote.sizePolicy().hasHeightForWidth())
        self.takenNote.setSizePolicy(sizePolicy)
        self.takenNote.setWordWrap(True)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.takenNote)

        self.formedFieldLabel = QLabel(EvidenceForm)
        self.formedFieldLabel.setObjectName(u"formedFieldLabel")
        self.formedFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.LabelRole, self.formedFieldLabel)

        self.formedField = DateField(EvidenceForm)
        self.formedField.setObjectName(u"formedField")

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.formedField)

        self.placeEditLabel = QLabel(EvidenceForm)
        self.placeEditLabel.setObjectName(u"placeEditLabel")
        self.placeEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(7, QFormLayout.ItemRole.LabelRole, self.placeEditLabel)

        self.placeEditRow = QWidget(EvidenceForm)
        self.placeEditRow.setObjectName(u"placeEditRow")
        self.placeEditRowLayout = QHBoxLayout(self.placeEditRow)
        self.placeEditRowLayout.setSpacing(8)
        self.placeEditRowLayout.setObjectName(u"placeEditRowLayout")
        self.placeEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.placeEdit = QLineEdit(self.placeEditRow)
        self.placeEdit.setObjectName(u"placeEdit")

        self.placeEditRowLayout.addWidget(self.placeEdit)

        self.photographerEditLabel = QLabel(self.placeEditRow)
        self.photographerEditLabel.setObjectName(u"photographerEditLabel")
        self.photographerEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.placeEditRowLayout.addWidget(self.photographerEditLabel)

        self.photographerEdit = QLineEdit(self.placeEditRow)
        self.photographerEdit.setObjectName(u"photographerEdit")

        self.placeEditRowLayout.addWidget(self.photographerEdit)

        self.placeEditRowLayout.setStretch(0, 1)
        self.placeEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(7, QFormLayout.ItemRole.FieldRole, self.placeEditRow)

        self.issuerEditLabel = QLabel(EvidenceForm)
        self.issuerEditLabel.setObjectName(u"issuerEditLabel")
        self.issuerEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(8, QFormLayout.ItemRole.LabelRole, self.issuerEditLabel)

        self.issuerEditRow = QWidget(EvidenceForm)
        self.issuerEditRow.setObjectName(u"issuerEditRow")
        self.issuerEditRowLayout = QHBoxLayout(self.issuerEditRow)
        self.issuerEditRowLayout.setSpacing(8)
        self.issuerEditRowLayout.setObjectName(u"issuerEditRowLayout")
        self.issuerEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.issuerEdit = QLineEdit(self.issuerEditRow)
        self.issuerEdit.setObjectName(u"issuerEdit")

        self.issuerEditRowLayout.addWidget(self.issuerEdit)

        self.docNoEditLabel = QLabel(self.issuerEditRow)
        self.docNoEditLabel.setObjectName(u"docNoEditLabel")
        self.docNoEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.issuerEditRowLayout.addWidget(self.docNoEditLabel)

        self.docNoEdit = QLineEdit(self.issuerEditRow)
        self.docNoEdit.setObjectName(u"docNoEdit")

        self.issuerEditRowLayout.addWidget(self.docNoEdit)

        self.issuerEditRowLayout.setStretch(0, 1)
        self.issuerEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(8, QFormLayout.ItemRole.FieldRole, self.issuerEditRow)

        self.pagesEditLabel = QLabel(EvidenceForm)
        self.pagesEditLabel.setObjectName(u"pagesEditLabel")
        self.pagesEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(9, QFormLayout.ItemRole.LabelRole, self.pagesEditLabel)

        self.pagesEditRow = QWidget(EvidenceForm)
        self.pagesEditRow.setObjectName(u"pagesEditRow")
        self.pagesEditRowLayout = QHBoxLayout(self.pagesEditRow)
        self.pagesEditRowLayout.setSpacing(8)
        self.pagesEditRowLayout.setObjectName(u"pagesEditRowLayout")
        self.pagesEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.pagesEdit = QLineEdit(self.pagesEditRow)
        self.pagesEdit.setObjectName(u"pagesEdit")

        self.pagesEditRowLayout.addWidget(self.pagesEdit)

        self.copiesEditLabel = QLabel(self.pagesEditRow)
        self.copiesEditLabel.setObjectName(u"copiesEditLabel")

        self.pagesEditRowLayout.addWidget(self.copiesEditLabel)

        self.copiesEdit = QLineEdit(self.pagesEditRow)
        self.copiesEdit.setObjectName(u"copiesEdit")

        self.pagesEditRowLayout.addWidget(self.copiesEdit)

        self.originalCombo = QComboBox(self.pagesEditRow)
        self.originalCombo.addItem("")
        self.originalCombo.addItem("")
        self.originalCombo.setObjectName(u"originalCombo")
        self.originalCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

        self.pagesEditRowLayout.addWidget(self.originalCombo)

        self.pagesEditRowLayout.setStretch(0, 1)
        self.pagesEditRowLayout.setStretch(2, 1)

        self.formLayout.setWidget(9, QFormLayout.ItemRole.FieldRole, self.pagesEditRow)

        self.dossierRadioLabel = QLabel(EvidenceForm)
        self.dossierRadioLabel.setObjectName(u"dossierRadioLabel")
        self.dossierRadioLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(10, QFormLayout.ItemRole.LabelRole, self.dossierRadioLabel)

        self.dossierRadioRow = QWidget(EvidenceForm)
        self.dossierRadioRow.setObjectName(u"dossierRadioRow")
        self.dossierRadioRowLayout = QHBoxLayout(self.dossierRadioRow)
        self.dossierRadioRowLayout.setSpacing(18)
        self.dossierRadioRowLayout.setObjectName(u"dossierRadioRowLayout")
        self.dossierRadioRowLayout.setContentsMargins(0, 0, 0, 0)
        self.dossierRadio = QRadioButton(self.dossierRadioRow)
        self.dossierRadio.setObjectName(u"dossierRadio")
        self.dossierRadio.setChecked(True)

        self.dossierRadioRowLayout.addWidget(self.dossierRadio)

        self.internalRadio = QRadioButton(self.dossierRadioRow)
        self.internalRadio.setObjectName(u"internalRadio")

        self.dossierRadioRowLayout.addWidget(self.internalRadio)

        self.dossierRadioRowLayout.setStretch(1, 1)

        self.formLayout.setWidget(10, QFormLayout.ItemRole.FieldRole, self.dossierRadioRow)

        self.publicRadioLabel = QLabel(EvidenceForm)
        self.publicRadioLabel.setObjectName(u"publicRadioLabel")
        self.publicRadioLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(11, QFormLayout.ItemRole.LabelRole, self.publicRadioLabel)

        self.publicRadioRow = QWidget(EvidenceForm)
        self.publicRadioRow.setObjectName(u"publicRadioRow")
        self.publicRadioRowLayout = QHBoxLayout(self.publicRadioRow)
        self.publicRadioRowLayout.setSpacing(18)
        self.publicRadioRowLayout.setObjectName(u"publicRadioRowLayout")
        self.publicRadioRowLayout.setContentsMargins(0, 0, 0, 0)
        self.publicRadio = QRadioButton(self.publicRadioRow)
        self.publicRadio.setObjectName(u"publicRadio")
        self.publicRadio.setChecked(True)

        self.publicRadioRowLayout.addWidget(self.publicRadio)

        self.secretRadio = QRadioButton(self.publicRadioRow)
        self.secretRadio.setObjectName(u"secretRadio")

        self.publicRadioRowLayout.addWidget(self.secretRadio)

        self.publicRadioRowLayout.setStretch(1, 1)

        self.formLayout.setWidget(11, QFormLayout.ItemRole.FieldRole, self.publicRadioRow)

        self.complainantCheck = QCheckBox(EvidenceForm)
        self.complainantCheck.setObjectName(u"complainantCheck")

        self.formLayout.setWidget(12, QFormLayout.ItemRole.FieldRole, self.complainantCheck)

#if QT_CONFIG(shortcut)
        self.kindComboLabel.setBuddy(self.kindCombo)
        self.captionEditLabel.setBuddy(self.captionEdit)
        self.measureComboLabel.setBuddy(self.measureCombo)
        self.partComboLabel.setBuddy(self.partCombo)
        self.takenFieldLabel.setBuddy(self.takenField)
        self.formedFieldLabel.setBuddy(self.formedField)
        self.placeEditLabel.setBuddy(self.placeEdit)
        self.photographerEditLabel.setBuddy(self.photographerEdit)
        self.issuerEditLabel.setBuddy(self.issuerEdit)
        self.docNoEditLabel.setBuddy(self.docNoEdit)
        self.pagesEditLabel.setBuddy(self.pagesEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.kindCombo, self.captionEdit)
        QWidget.setTabOrder(self.captionEdit, self.measureCombo)
        QWidget.setTabOrder(self.measureCombo, self.partCombo)
        QWidget.setTabOrder(self.partCombo, self.takenField)
        QWidget.setTabOrder(self.takenField, self.clockEdit)
        QWidget.setTabOrder(self.clockEdit, self.formedField)
        QWidget.setTabOrder(self.formedField, self.placeEdit)
        QWidget.setTabOrder(self.placeEdit, self.photographerEdit)
        QWidget.setTabOrder(self.photographerEdit, self.issuerEdit)
        QWidget.setTabOrder(self.issuerEdit, self.docNoEdit)
        QWidget.setTabOrder(self.docNoEdit, self.pagesEdit)
        QWidget.setTabOrder(self.pagesEdit, self.copiesEdit)
        QWidget.setTabOrder(self.copiesEdit, self.originalCombo)
        QWidget.setTabOrder(self.originalCombo, self.dossierRadio)
        QWidget.setTabOrder(self.dossierRadio, self.internalRadio)
        QWidget.setTabOrder(self.internalRadio, self.publicRadio)
        QWidget.setTabOrder(self.publicRadio, self.secretRadio)
        QWidget.setTabOrder(self.secretRadio, self.complainantCheck)

        self.retranslateUi(EvidenceForm)

        QMetaObject.connectSlotsByName(EvidenceForm)
    # setupUi

    def retranslateUi(self, EvidenceForm):
        self.kindComboLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u7c7b\u522b", None))
        self.kindComboLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.kindCombo.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u4f50\u8bc1\u7c7b\u522b", None))
#endif // QT_CONFIG(accessibility)
        self.captionEditLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u8bf4\u660e", None))
        self.captionEditLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.captionEdit.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u8bf4\u660e", None))
#endif // QT_CONFIG(accessibility)
        self.captionEdit.setPlaceholderText(QCoreApplication.translate("EvidenceForm", u"\u5982\uff1a\u6392\u53e3\u5c01\u5835\u540e\uff0c\u96e8\u5929\u65e0\u6ea2\u6d41", None))
        self.measureComboLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u8bc1\u660e\u63aa\u65bd", None))
        self.measureComboLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.measureCombo.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u8bc1\u660e\u54ea\u6761\u63aa\u65bd", None))
#endif // QT_CONFIG(accessibility)
        self.partComboLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u6751\u7ec4", None))
        self.partComboLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.partCombo.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u5f52\u5728\u54ea\u4e2a\u6751\u7ec4\u6216\u70b9\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.takenFieldLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u62cd\u6444\u65e5\u671f", None))
        self.takenFieldLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.takenField.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u62cd\u6444\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.clockEditLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u65f6\u523b", None))
        self.clockEditLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.clockEdit.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u62cd\u6444\u65f6\u523b", None))
#endif // QT_CONFIG(accessibility)
        self.clockEdit.setPlaceholderText(QCoreApplication.translate("EvidenceForm", u"\u5982 09:30\uff0c\u4e0d\u77e5\u9053\u5c31\u7a7a\u7740", None))
        self.takenNote.setText("")
        self.takenNote.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"muted", None))
        self.formedFieldLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u5f62\u6210\u65e5\u671f", None))
        self.formedFieldLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.formedField.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u6750\u6599\u5f62\u6210\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.placeEditLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u5730\u70b9", None))
        self.placeEditLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.placeEdit.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u62cd\u6444\u5730\u70b9", None))
#endif // QT_CONFIG(accessibility)
        self.photographerEditLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u62cd\u6444\u4eba", None))
        self.photographerEditLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.photographerEdit.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u62cd\u6444\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.issuerEditLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u51fa\u5177\u5355\u4f4d", None))
        self.issuerEditLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.issuerEdit.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u51fa\u5177\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.docNoEditLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u6587\u53f7", None))
        self.docNoEditLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.docNoEdit.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u6587\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.pagesEditLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u9875\u6570", None))
        self.pagesEditLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.pagesEdit.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u9875\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.pagesEdit.setPlaceholderText(QCoreApplication.translate("EvidenceForm", u"\u4e0d\u77e5\u9053\u5c31\u7a7a\u7740", None))
        self.copiesEditLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u4efd\u6570", None))
        self.copiesEditLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.copiesEdit.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u4efd\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.originalCombo.setItemText(0, QCoreApplication.translate("EvidenceForm", u"\u539f\u4ef6", None))
        self.originalCombo.setItemText(1, QCoreApplication.translate("EvidenceForm", u"\u590d\u5370\u4ef6", None))

#if QT_CONFIG(accessibility)
        self.originalCombo.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u539f\u4ef6\u8fd8\u662f\u590d\u5370\u4ef6", None))
#endif // QT_CONFIG(accessibility)
        self.dossierRadioLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u53bb\u5411", None))
        self.dossierRadioLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.dossierRadio.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u8fdb\u5377", None))
#endif // QT_CONFIG(accessibility)
        self.dossierRadio.setText(QCoreApplication.translate("EvidenceForm", u"\u8fdb\u5377", None))
#if QT_CONFIG(accessibility)
        self.internalRadio.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u4ec5\u5185\u90e8", None))
#endif // QT_CONFIG(accessibility)
        self.internalRadio.setText(QCoreApplication.translate("EvidenceForm", u"\u4ec5\u5185\u90e8\uff0c\u4e0d\u968f\u5377\u9001\u51fa", None))
        self.publicRadioLabel.setText(QCoreApplication.translate("EvidenceForm", u"\u5bc6\u7ea7", None))
        self.publicRadioLabel.setProperty(u"role", QCoreApplication.translate("EvidenceForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.publicRadio.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u5bc6\u7ea7\uff1a\u516c\u5f00", None))
#endif // QT_CONFIG(accessibility)
        self.publicRadio.setText(QCoreApplication.translate("EvidenceForm", u"\u516c\u5f00", None))
#if QT_CONFIG(accessibility)
        self.secretRadio.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u5bc6\u7ea7\uff1a\u5185\u90e8", None))
#endif // QT_CONFIG(accessibility)
        self.secretRadio.setText(QCoreApplication.translate("EvidenceForm", u"\u5185\u90e8\uff08\u5de5\u4f5c\u79d8\u5bc6\uff09", None))
#if QT_CONFIG(accessibility)
        self.complainantCheck.setAccessibleName(QCoreApplication.translate("EvidenceForm", u"\u91cc\u9762\u6709\u4e3e\u62a5\u4eba\u7684\u59d3\u540d\u3001\u7535\u8bdd\u7b49\u8eab\u4efd\u4fe1\u606f", None))
#endif // QT_CONFIG(accessibility)
        self.complainantCheck.setText(QCoreApplication.translate("EvidenceForm", u"\u91cc\u9762\u6709\u4e3e\u62a5\u4eba\u7684\u59d3\u540d\u3001\u7535\u8bdd\u7b49\u8eab\u4efd\u4fe1\u606f", None))
        pass
    # retranslateUi

