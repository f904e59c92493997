# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'return_form.ui'
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
from dujiao_desktop.desktop.widgets.growing_text import GrowingText

class Ui_ReturnForm(object):
    def setupUi(self, ReturnForm):
        if not ReturnForm.objectName():
            ReturnForm.setObjectName(u"ReturnForm")
        self.formLayout = QFormLayout(ReturnForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.stepComboLabel = QLabel(ReturnForm)
        self.stepComboLabel.setObjectName(u"stepComboLabel")
        self.stepComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.stepComboLabel)

        self.stepCombo = QComboBox(ReturnForm)
        self.stepCombo.setObjectName(u"stepCombo")
        self.stepCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stepCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.stepCombo)

        self.unitEditLabel = QLabel(ReturnForm)
        self.unitEditLabel.setObjectName(u"unitEditLabel")
        self.unitEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.unitEditLabel)

        self.unitEdit = QLineEdit(ReturnForm)
        self.unitEdit.setObjectName(u"unitEdit")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.unitEdit)

        self.returnedFieldLabel = QLabel(ReturnForm)
        self.returnedFieldLabel.setObjectName(u"returnedFieldLabel")
        self.returnedFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.returnedFieldLabel)

        self.returnedField = DateField(ReturnForm)
        self.returnedField.setObjectName(u"returnedField")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.returnedField)

        self.reasonComboLabel = QLabel(ReturnForm)
        self.reasonComboLabel.setObjectName(u"reasonComboLabel")
        self.reasonComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.reasonComboLabel)

        self.reasonCombo = QComboBox(ReturnForm)
        self.reasonCombo.setObjectName(u"reasonCombo")
        self.reasonCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reasonCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.reasonCombo)

        self.demandEditLabel = QLabel(ReturnForm)
        self.demandEditLabel.setObjectName(u"demandEditLabel")
        self.demandEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.demandEditLabel)

        self.demandEdit = GrowingText(ReturnForm)
        self.demandEdit.setObjectName(u"demandEdit")
        self.demandEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.demandEdit)

        self.itemsBoxLabel = QLabel(ReturnForm)
        self.itemsBoxLabel.setObjectName(u"itemsBoxLabel")
        self.itemsBoxLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)
        self.itemsBoxLabel.setMargin(2)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.itemsBoxLabel)

        self.itemsBox = QWidget(ReturnForm)
        self.itemsBox.setObjectName(u"itemsBox")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.itemsBox)

        self.dueFieldLabel = QLabel(ReturnForm)
        self.dueFieldLabel.setObjectName(u"dueFieldLabel")
        self.dueFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.LabelRole, self.dueFieldLabel)

        self.dueField = DateField(ReturnForm)
        self.dueField.setObjectName(u"dueField")

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.dueField)

#if QT_CONFIG(shortcut)
        self.stepComboLabel.setBuddy(self.stepCombo)
        self.unitEditLabel.setBuddy(self.unitEdit)
        self.returnedFieldLabel.setBuddy(self.returnedField)
        self.reasonComboLabel.setBuddy(self.reasonCombo)
        self.demandEditLabel.setBuddy(self.demandEdit)
        self.dueFieldLabel.setBuddy(self.dueField)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.stepCombo, self.unitEdit)
        QWidget.setTabOrder(self.unitEdit, self.returnedField)
        QWidget.setTabOrder(self.returnedField, self.reasonCombo)
        QWidget.setTabOrder(self.reasonCombo, self.demandEdit)
        QWidget.setTabOrder(self.demandEdit, self.dueField)

        self.retranslateUi(ReturnForm)

        QMetaObject.connectSlotsByName(ReturnForm)
    # setupUi

    def retranslateUi(self, ReturnForm):
        self.stepComboLabel.setText(QCoreApplication.translate("ReturnForm", u"\u9000\u56de\u73af\u8282", None))
        self.stepComboLabel.setProperty(u"role", QCoreApplication.translate("ReturnForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.stepCombo.setAccessibleName(QCoreApplication.translate("ReturnForm", u"\u9000\u56de\u73af\u8282", None))
#endif // QT_CONFIG(accessibility)
        self.unitEditLabel.setText(QCoreApplication.translate("ReturnForm", u"\u9000\u56de\u5355\u4f4d", None))
        self.unitEditLabel.setProperty(u"role", QCoreApplication.translate("ReturnForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.unitEdit.setAccessibleName(QCoreApplication.translate("ReturnForm", u"\u9000\u56de\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.unitEdit.setPlaceholderText(QCoreApplication.translate("ReturnForm", u"\u4e0d\u586b\u5c31\u6309\u73af\u8282\u7684\u529e\u7406\u5355\u4f4d", None))
        self.returnedFieldLabel.setText(QCoreApplication.translate("ReturnForm", u"\u9000\u56de\u65e5\u671f", None))
        self.returnedFieldLabel.setProperty(u"role", QCoreApplication.translate("ReturnForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.returnedField.setAccessibleName(QCoreApplication.translate("ReturnForm", u"\u9000\u56de\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.reasonComboLabel.setText(QCoreApplication.translate("ReturnForm", u"\u9000\u56de\u539f\u56e0", None))
        self.reasonComboLabel.setProperty(u"role", QCoreApplication.translate("ReturnForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.reasonCombo.setAccessibleName(QCoreApplication.translate("ReturnForm", u"\u9000\u56de\u539f\u56e0", None))
#endif // QT_CONFIG(accessibility)
        self.demandEditLabel.setText(QCoreApplication.translate("ReturnForm", u"\u8865\u6b63\u8981\u6c42", None))
        self.demandEditLabel.setProperty(u"role", QCoreApplication.translate("ReturnForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.demandEdit.setAccessibleName(QCoreApplication.translate("ReturnForm", u"\u8865\u6b63\u8981\u6c42", None))
#endif // QT_CONFIG(accessibility)
        self.demandEdit.setPlaceholderText(QCoreApplication.translate("ReturnForm", u"\u8981\u6c42\u8865\u4ec0\u4e48\u3001\u6539\u4ec0\u4e48", None))
        self.itemsBoxLabel.setText(QCoreApplication.translate("ReturnForm", u"\u70b9\u540d\u8865\u6b63", None))
        self.itemsBoxLabel.setProperty(u"role", QCoreApplication.translate("ReturnForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.itemsBox.setAccessibleName(QCoreApplication.translate("ReturnForm", u"\u70b9\u540d\u8865\u6b63", None))
#endif // QT_CONFIG(accessibility)
        self.dueFieldLabel.setText(QCoreApplication.translate("ReturnForm", u"\u8865\u6b63\u65f6\u9650", None))
        self.dueFieldLabel.setProperty(u"role", QCoreApplication.translate("ReturnForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.dueField.setAccessibleName(QCoreApplication.translate("ReturnForm", u"\u8865\u6b63\u65f6\u9650", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

