# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'officer_form.ui'
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

class Ui_OfficerForm(object):
    def setupUi(self, OfficerForm):
        if not OfficerForm.objectName():
            OfficerForm.setObjectName(u"OfficerForm")
        self.formLayout = QFormLayout(OfficerForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.nameEditLabel = QLabel(OfficerForm)
        self.nameEditLabel.setObjectName(u"nameEditLabel")
        self.nameEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.nameEditLabel)

        self.nameEdit = QLineEdit(OfficerForm)
        self.nameEdit.setObjectName(u"nameEdit")
        self.nameEdit.setMaxLength(64)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.nameEdit)

        self.roleComboLabel = QLabel(OfficerForm)
        self.roleComboLabel.setObjectName(u"roleComboLabel")
        self.roleComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.roleComboLabel)

        self.roleCombo = QComboBox(OfficerForm)
        self.roleCombo.setObjectName(u"roleCombo")
        self.roleCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.roleCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.roleCombo)

        self.postEditLabel = QLabel(OfficerForm)
        self.postEditLabel.setObjectName(u"postEditLabel")
        self.postEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.postEditLabel)

        self.postEdit = QLineEdit(OfficerForm)
        self.postEdit.setObjectName(u"postEdit")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.postEdit)

        self.phoneEditLabel = QLabel(OfficerForm)
        self.phoneEditLabel.setObjectName(u"phoneEditLabel")
        self.phoneEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.phoneEditLabel)

        self.phoneEdit = QLineEdit(OfficerForm)
        self.phoneEdit.setObjectName(u"phoneEdit")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.phoneEdit)

#if QT_CONFIG(shortcut)
        self.nameEditLabel.setBuddy(self.nameEdit)
        self.roleComboLabel.setBuddy(self.roleCombo)
        self.postEditLabel.setBuddy(self.postEdit)
        self.phoneEditLabel.setBuddy(self.phoneEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.nameEdit, self.roleCombo)
        QWidget.setTabOrder(self.roleCombo, self.postEdit)
        QWidget.setTabOrder(self.postEdit, self.phoneEdit)

        self.retranslateUi(OfficerForm)

        QMetaObject.connectSlotsByName(OfficerForm)
    # setupUi

    def retranslateUi(self, OfficerForm):
        self.nameEditLabel.setText(QCoreApplication.translate("OfficerForm", u"\u59d3\u540d", None))
        self.nameEditLabel.setProperty(u"role", QCoreApplication.translate("OfficerForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.nameEdit.setAccessibleName(QCoreApplication.translate("OfficerForm", u"\u59d3\u540d", None))
#endif // QT_CONFIG(accessibility)
        self.roleComboLabel.setText(QCoreApplication.translate("OfficerForm", u"\u89d2\u8272", None))
        self.roleComboLabel.setProperty(u"role", QCoreApplication.translate("OfficerForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.roleCombo.setAccessibleName(QCoreApplication.translate("OfficerForm", u"\u89d2\u8272", None))
#endif // QT_CONFIG(accessibility)
        self.postEditLabel.setText(QCoreApplication.translate("OfficerForm", u"\u804c\u52a1", None))
        self.postEditLabel.setProperty(u"role", QCoreApplication.translate("OfficerForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.postEdit.setAccessibleName(QCoreApplication.translate("OfficerForm", u"\u804c\u52a1", None))
#endif // QT_CONFIG(accessibility)
        self.phoneEditLabel.setText(QCoreApplication.translate("OfficerForm", u"\u7535\u8bdd", None))
        self.phoneEditLabel.setProperty(u"role", QCoreApplication.translate("OfficerForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.phoneEdit.setAccessibleName(QCoreApplication.translate("OfficerForm", u"\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

