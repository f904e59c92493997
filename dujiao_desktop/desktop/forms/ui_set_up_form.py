# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'set_up_form.ui'
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
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QWidget)

from dujiao_desktop.desktop.widgets.words_field import WordsField

class Ui_SetUpForm(object):
    def setupUi(self, SetUpForm):
        if not SetUpForm.objectName():
            SetUpForm.setObjectName(u"SetUpForm")
        self.formLayout = QFormLayout(SetUpForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(12)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.unitEditLabel = QLabel(SetUpForm)
        self.unitEditLabel.setObjectName(u"unitEditLabel")
        self.unitEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.unitEditLabel)

        self.unitEdit = QLineEdit(SetUpForm)
        self.unitEdit.setObjectName(u"unitEdit")
        self.unitEdit.setMaxLength(64)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.unitEdit)

        self.shortNamesFieldLabel = QLabel(SetUpForm)
        self.shortNamesFieldLabel.setObjectName(u"shortNamesFieldLabel")
        self.shortNamesFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.shortNamesFieldLabel)

        self.shortNamesField = WordsField(SetUpForm)
        self.shortNamesField.setObjectName(u"shortNamesField")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.shortNamesField)

        self.officerEditLabel = QLabel(SetUpForm)
        self.officerEditLabel.setObjectName(u"officerEditLabel")
        self.officerEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.officerEditLabel)

        self.officerEdit = QLineEdit(SetUpForm)
        self.officerEdit.setObjectName(u"officerEdit")
        self.officerEdit.setMaxLength(64)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.officerEdit)

        self.rulePackComboLabel = QLabel(SetUpForm)
        self.rulePackComboLabel.setObjectName(u"rulePackComboLabel")
        self.rulePackComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.rulePackComboLabel)

        self.rulePackCombo = QComboBox(SetUpForm)
        self.rulePackCombo.setObjectName(u"rulePackCombo")
        self.rulePackCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rulePackCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.rulePackCombo)

        self.folderEditLabel = QLabel(SetUpForm)
        self.folderEditLabel.setObjectName(u"folderEditLabel")
        self.folderEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.folderEditLabel)

        self.folderEditRow = QWidget(SetUpForm)
        self.folderEditRow.setObjectName(u"folderEditRow")
        self.folderEditRowLayout = QHBoxLayout(self.folderEditRow)
        self.folderEditRowLayout.setSpacing(8)
        self.folderEditRowLayout.setObjectName(u"folderEditRowLayout")
        self.folderEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.folderEdit = QLineEdit(self.folderEditRow)
        self.folderEdit.setObjectName(u"folderEdit")

        self.folderEditRowLayout.addWidget(self.folderEdit)

        self.folderButton = QPushButton(self.folderEditRow)
        self.folderButton.setObjectName(u"folderButton")

        self.folderEditRowLayout.addWidget(self.folderButton)

        self.folderEditRowLayout.setStretch(0, 1)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.folderEditRow)

        self.folderNote = QLabel(SetUpForm)
        self.folderNote.setObjectName(u"folderNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.folderNote.sizePolicy().hasHeightForWidth())
        self.folderNote.setSizePolicy(sizePolicy)
        self.folderNote.setWordWrap(True)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.folderNote)

#if QT_CONFIG(shortcut)
        self.unitEditLabel.setBuddy(self.unitEdit)
        self.shortNamesFieldLabel.setBuddy(self.shortNamesField)
        self.officerEditLabel.setBuddy(self.officerEdit)
        self.rulePackComboLabel.setBuddy(self.rulePackCombo)
        self.folderEditLabel.setBuddy(self.folderEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.unitEdit, self.shortNamesField)
        QWidget.setTabOrder(self.shortNamesField, self.officerEdit)
        QWidget.setTabOrder(self.officerEdit, self.rulePackCombo)
        QWidget.setTabOrder(self.rulePackCombo, self.folderEdit)
        QWidget.setTabOrder(self.folderEdit, self.folderButton)

        self.retranslateUi(SetUpForm)

        QMetaObject.connectSlotsByName(SetUpForm)
    # setupUi

    def retranslateUi(self, SetUpForm):
        self.unitEditLabel.setText(QCoreApplication.translate("SetUpForm", u"\u5355\u4f4d\u5168\u79f0", None))
        self.unitEditLabel.setProperty(u"role", QCoreApplication.translate("SetUpForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.unitEdit.setAccessibleName(QCoreApplication.translate("SetUpForm", u"\u5355\u4f4d\u5168\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.unitEdit.setPlaceholderText(QCoreApplication.translate("SetUpForm", u"\u4e0e\u516c\u7ae0\u4e00\u81f4\uff0c\u5982\u4e91\u5cad\u9547\u4eba\u6c11\u653f\u5e9c", None))
        self.shortNamesFieldLabel.setText(QCoreApplication.translate("SetUpForm", u"\u5355\u4f4d\u7b80\u79f0", None))
        self.shortNamesFieldLabel.setProperty(u"role", QCoreApplication.translate("SetUpForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.shortNamesField.setAccessibleName(QCoreApplication.translate("SetUpForm", u"\u5355\u4f4d\u7b80\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.shortNamesField.setPlaceholderText(QCoreApplication.translate("SetUpForm", u"\u6e05\u5355\u91cc\u5e38\u5199\u7684\uff0c\u5982\u4e91\u5cad\u9547\uff0c\u53ef\u4ee5\u4e0d\u586b", None))
        self.officerEditLabel.setText(QCoreApplication.translate("SetUpForm", u"\u7ecf\u529e\u4eba", None))
        self.officerEditLabel.setProperty(u"role", QCoreApplication.translate("SetUpForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.officerEdit.setAccessibleName(QCoreApplication.translate("SetUpForm", u"\u7ecf\u529e\u4eba\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.officerEdit.setPlaceholderText(QCoreApplication.translate("SetUpForm", u"\u59d3\u540d", None))
        self.rulePackComboLabel.setText(QCoreApplication.translate("SetUpForm", u"\u89c4\u5219\u5305", None))
        self.rulePackComboLabel.setProperty(u"role", QCoreApplication.translate("SetUpForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.rulePackCombo.setAccessibleName(QCoreApplication.translate("SetUpForm", u"\u89c4\u5219\u5305", None))
#endif // QT_CONFIG(accessibility)
        self.folderEditLabel.setText(QCoreApplication.translate("SetUpForm", u"\u5b58\u653e\u4f4d\u7f6e", None))
        self.folderEditLabel.setProperty(u"role", QCoreApplication.translate("SetUpForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.folderEdit.setAccessibleName(QCoreApplication.translate("SetUpForm", u"\u5de5\u4f5c\u533a\u5b58\u653e\u4f4d\u7f6e", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.folderButton.setAccessibleName(QCoreApplication.translate("SetUpForm", u"\u9009\u62e9\u5b58\u653e\u4f4d\u7f6e", None))
#endif // QT_CONFIG(accessibility)
        self.folderButton.setText(QCoreApplication.translate("SetUpForm", u"\u9009\u62e9\u2026", None))
        self.folderNote.setText(QCoreApplication.translate("SetUpForm", u"\u653e\u5728\u672c\u673a\u786c\u76d8\u4e0a\u3002\u4e0d\u8981\u653e\u5728\u7f51\u76d8\u540c\u6b65\u6587\u4ef6\u5939\u3001\u7f51\u7edc\u76d8\u6216 U \u76d8\u91cc\u3002", None))
        self.folderNote.setProperty(u"role", QCoreApplication.translate("SetUpForm", u"muted", None))
        pass
    # retranslateUi

