# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'password_form.ui'
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

class Ui_PasswordForm(object):
    def setupUi(self, PasswordForm):
        if not PasswordForm.objectName():
            PasswordForm.setObjectName(u"PasswordForm")
        self.formLayout = QFormLayout(PasswordForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(12)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.passwordEditLabel = QLabel(PasswordForm)
        self.passwordEditLabel.setObjectName(u"passwordEditLabel")
        self.passwordEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.passwordEditLabel)

        self.passwordEdit = QLineEdit(PasswordForm)
        self.passwordEdit.setObjectName(u"passwordEdit")
        self.passwordEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.passwordEdit)

        self.repeatEditLabel = QLabel(PasswordForm)
        self.repeatEditLabel.setObjectName(u"repeatEditLabel")
        self.repeatEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.repeatEditLabel)

        self.repeatEdit = QLineEdit(PasswordForm)
        self.repeatEdit.setObjectName(u"repeatEdit")
        self.repeatEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.repeatEdit)

        self.passwordNote = QLabel(PasswordForm)
        self.passwordNote.setObjectName(u"passwordNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.passwordNote.sizePolicy().hasHeightForWidth())
        self.passwordNote.setSizePolicy(sizePolicy)
        self.passwordNote.setWordWrap(True)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.passwordNote)

#if QT_CONFIG(shortcut)
        self.passwordEditLabel.setBuddy(self.passwordEdit)
        self.repeatEditLabel.setBuddy(self.repeatEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.passwordEdit, self.repeatEdit)

        self.retranslateUi(PasswordForm)

        QMetaObject.connectSlotsByName(PasswordForm)
    # setupUi

    def retranslateUi(self, PasswordForm):
        self.passwordEditLabel.setText(QCoreApplication.translate("PasswordForm", u"\u5bc6\u7801", None))
        self.passwordEditLabel.setProperty(u"role", QCoreApplication.translate("PasswordForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.passwordEdit.setAccessibleName(QCoreApplication.translate("PasswordForm", u"\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.repeatEditLabel.setText(QCoreApplication.translate("PasswordForm", u"\u518d\u8f93\u4e00\u904d", None))
        self.repeatEditLabel.setProperty(u"role", QCoreApplication.translate("PasswordForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.repeatEdit.setAccessibleName(QCoreApplication.translate("PasswordForm", u"\u518d\u8f93\u4e00\u904d\u5bc6\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.passwordNote.setText("")
        self.passwordNote.setProperty(u"role", QCoreApplication.translate("PasswordForm", u"muted", None))
        pass
    # retranslateUi

