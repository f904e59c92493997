# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'plan_form.ui'
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
from dujiao_desktop.desktop.widgets.words_field import WordsField

class Ui_PlanForm(object):
    def setupUi(self, PlanForm):
        if not PlanForm.objectName():
            PlanForm.setObjectName(u"PlanForm")
        self.formLayout = QFormLayout(PlanForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.titleEditLabel = QLabel(PlanForm)
        self.titleEditLabel.setObjectName(u"titleEditLabel")
        self.titleEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.titleEditLabel)

        self.titleEdit = QLineEdit(PlanForm)
        self.titleEdit.setObjectName(u"titleEdit")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.titleEdit)

        self.docNoEditLabel = QLabel(PlanForm)
        self.docNoEditLabel.setObjectName(u"docNoEditLabel")
        self.docNoEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.docNoEditLabel)

        self.docNoEdit = QLineEdit(PlanForm)
        self.docNoEdit.setObjectName(u"docNoEdit")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.docNoEdit)

        self.issuerEditLabel = QLabel(PlanForm)
        self.issuerEditLabel.setObjectName(u"issuerEditLabel")
        self.issuerEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.issuerEditLabel)

        self.issuerEdit = QLineEdit(PlanForm)
        self.issuerEdit.setObjectName(u"issuerEdit")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.issuerEdit)

        self.issuedFieldLabel = QLabel(PlanForm)
        self.issuedFieldLabel.setObjectName(u"issuedFieldLabel")
        self.issuedFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.issuedFieldLabel)

        self.issuedField = DateField(PlanForm)
        self.issuedField.setObjectName(u"issuedField")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.issuedField)

        self.totalEditLabel = QLabel(PlanForm)
        self.totalEditLabel.setObjectName(u"totalEditLabel")
        self.totalEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.totalEditLabel)

        self.totalEdit = QLineEdit(PlanForm)
        self.totalEdit.setObjectName(u"totalEdit")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.totalEdit)

        self.sharesEditLabel = QLabel(PlanForm)
        self.sharesEditLabel.setObjectName(u"sharesEditLabel")
        self.sharesEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.sharesEditLabel)

        self.sharesEdit = QLineEdit(PlanForm)
        self.sharesEdit.setObjectName(u"sharesEdit")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.sharesEdit)

        self.checkNote = QLabel(PlanForm)
        self.checkNote.setObjectName(u"checkNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.checkNote.sizePolicy().hasHeightForWidth())
        self.checkNote.setSizePolicy(sizePolicy)
        self.checkNote.setWordWrap(True)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.checkNote)

        self.tasksFieldLabel = QLabel(PlanForm)
        self.tasksFieldLabel.setObjectName(u"tasksFieldLabel")
        self.tasksFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(7, QFormLayout.ItemRole.LabelRole, self.tasksFieldLabel)

        self.tasksField = WordsField(PlanForm)
        self.tasksField.setObjectName(u"tasksField")

        self.formLayout.setWidget(7, QFormLayout.ItemRole.FieldRole, self.tasksField)

        self.noteEditLabel = QLabel(PlanForm)
        self.noteEditLabel.setObjectName(u"noteEditLabel")
        self.noteEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)
        self.noteEditLabel.setMargin(6)

        self.formLayout.setWidget(8, QFormLayout.ItemRole.LabelRole, self.noteEditLabel)

        self.noteEdit = GrowingText(PlanForm)
        self.noteEdit.setObjectName(u"noteEdit")
        self.noteEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(8, QFormLayout.ItemRole.FieldRole, self.noteEdit)

#if QT_CONFIG(shortcut)
        self.titleEditLabel.setBuddy(self.titleEdit)
        self.docNoEditLabel.setBuddy(self.docNoEdit)
        self.issuerEditLabel.setBuddy(self.issuerEdit)
        self.issuedFieldLabel.setBuddy(self.issuedField)
        self.totalEditLabel.setBuddy(self.totalEdit)
        self.sharesEditLabel.setBuddy(self.sharesEdit)
        self.tasksFieldLabel.setBuddy(self.tasksField)
        self.noteEditLabel.setBuddy(self.noteEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.titleEdit, self.docNoEdit)
        QWidget.setTabOrder(self.docNoEdit, self.issuerEdit)
        QWidget.setTabOrder(self.issuerEdit, self.issuedField)
        QWidget.setTabOrder(self.issuedField, self.totalEdit)
        QWidget.setTabOrder(self.totalEdit, self.sharesEdit)
        QWidget.setTabOrder(self.sharesEdit, self.tasksField)
        QWidget.setTabOrder(self.tasksField, self.noteEdit)

        self.retranslateUi(PlanForm)

        QMetaObject.connectSlotsByName(PlanForm)
    # setupUi

    def retranslateUi(self, PlanForm):
        self.titleEditLabel.setText(QCoreApplication.translate("PlanForm", u"\u65b9\u6848\u540d\u79f0", None))
        self.titleEditLabel.setProperty(u"role", QCoreApplication.translate("PlanForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.titleEdit.setAccessibleName(QCoreApplication.translate("PlanForm", u"\u65b9\u6848\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.titleEdit.setPlaceholderText(QCoreApplication.translate("PlanForm", u"\u7167\u539f\u6587", None))
        self.docNoEditLabel.setText(QCoreApplication.translate("PlanForm", u"\u6587\u53f7", None))
        self.docNoEditLabel.setProperty(u"role", QCoreApplication.translate("PlanForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.docNoEdit.setAccessibleName(QCoreApplication.translate("PlanForm", u"\u6587\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.issuerEditLabel.setText(QCoreApplication.translate("PlanForm", u"\u5370\u53d1\u5355\u4f4d", None))
        self.issuerEditLabel.setProperty(u"role", QCoreApplication.translate("PlanForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.issuerEdit.setAccessibleName(QCoreApplication.translate("PlanForm", u"\u5370\u53d1\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.issuedFieldLabel.setText(QCoreApplication.translate("PlanForm", u"\u5370\u53d1\u65e5\u671f", None))
        self.issuedFieldLabel.setProperty(u"role", QCoreApplication.translate("PlanForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.issuedField.setAccessibleName(QCoreApplication.translate("PlanForm", u"\u5370\u53d1\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.totalEditLabel.setText(QCoreApplication.translate("PlanForm", u"\u4efb\u52a1\u603b\u6570", None))
        self.totalEditLabel.setProperty(u"role", QCoreApplication.translate("PlanForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.totalEdit.setAccessibleName(QCoreApplication.translate("PlanForm", u"\u65b9\u6848\u5199\u660e\u7684\u4efb\u52a1\u603b\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.totalEdit.setPlaceholderText(QCoreApplication.translate("PlanForm", u"\u5982\uff1a37\uff0c\u6ca1\u5199\u5c31\u7a7a\u7740", None))
        self.sharesEditLabel.setText(QCoreApplication.translate("PlanForm", u"\u5206\u5e74\u4efb\u52a1\u6570", None))
        self.sharesEditLabel.setProperty(u"role", QCoreApplication.translate("PlanForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.sharesEdit.setAccessibleName(QCoreApplication.translate("PlanForm", u"\u5206\u5e74\u4efb\u52a1\u6570", None))
#endif // QT_CONFIG(accessibility)
        self.sharesEdit.setPlaceholderText(QCoreApplication.translate("PlanForm", u"\u5982\uff1a2025=32\u30012026=3\u30012027=2", None))
        self.checkNote.setText("")
        self.checkNote.setProperty(u"role", QCoreApplication.translate("PlanForm", u"muted", None))
        self.tasksFieldLabel.setText(QCoreApplication.translate("PlanForm", u"\u540d\u4e0b\u4efb\u52a1", None))
        self.tasksFieldLabel.setProperty(u"role", QCoreApplication.translate("PlanForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.tasksField.setAccessibleName(QCoreApplication.translate("PlanForm", u"\u540d\u4e0b\u4efb\u52a1\u7684\u5e8f\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.tasksField.setPlaceholderText(QCoreApplication.translate("PlanForm", u"\u586b\u5e8f\u53f7\uff0c\u7528\u987f\u53f7\u9694\u5f00", None))
        self.noteEditLabel.setText(QCoreApplication.translate("PlanForm", u"\u5907\u6ce8", None))
        self.noteEditLabel.setProperty(u"role", QCoreApplication.translate("PlanForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.noteEdit.setAccessibleName(QCoreApplication.translate("PlanForm", u"\u5907\u6ce8", None))
#endif // QT_CONFIG(accessibility)
        self.noteEdit.setPlaceholderText(QCoreApplication.translate("PlanForm", u"\u53ef\u4ee5\u4e0d\u586b", None))
        pass
    # retranslateUi

