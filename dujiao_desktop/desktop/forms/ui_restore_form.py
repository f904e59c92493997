# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'restore_form.ui'
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
    QLineEdit, QPushButton, QSizePolicy, QWidget)

class Ui_RestoreForm(object):
    def setupUi(self, RestoreForm):
        if not RestoreForm.objectName():
            RestoreForm.setObjectName(u"RestoreForm")
        self.formLayout = QFormLayout(RestoreForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(12)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.fileEditLabel = QLabel(RestoreForm)
        self.fileEditLabel.setObjectName(u"fileEditLabel")
        self.fileEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.fileEditLabel)

        self.fileEditRow = QWidget(RestoreForm)
        self.fileEditRow.setObjectName(u"fileEditRow")
        self.fileEditRowLayout = QHBoxLayout(self.fileEditRow)
        self.fileEditRowLayout.setSpacing(8)
        self.fileEditRowLayout.setObjectName(u"fileEditRowLayout")
        self.fileEditRowLayout.setContentsMargins(0, 0, 0, 0)
        self.fileEdit = QLineEdit(self.fileEditRow)
        self.fileEdit.setObjectName(u"fileEdit")

        self.fileEditRowLayout.addWidget(self.fileEdit)

        self.fileButton = QPushButton(self.fileEditRow)
        self.fileButton.setObjectName(u"fileButton")

        self.fileEditRowLayout.addWidget(self.fileButton)

        self.fileEditRowLayout.setStretch(0, 1)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.fileEditRow)

        self.folderEditLabel = QLabel(RestoreForm)
        self.folderEditLabel.setObjectName(u"folderEditLabel")
        self.folderEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.folderEditLabel)

        self.folderEditRow = QWidget(RestoreForm)
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

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.folderEditRow)

        self.passwordEditLabel = QLabel(RestoreForm)
        self.passwordEditLabel.setObjectName(u"passwordEditLabel")
        self.passwordEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.passwordEditLabel)

        self.passwordEdit = QLineEdit(RestoreForm)
        self.passwordEdit.setObjectName(u"passwordEdit")
        self.passwordEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.passwordEdit)

        self.folderNote = QLabel(RestoreForm)
        self.folderNote.setObjectName(u"folderNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.folderNote.sizePolicy().hasHeightForWidth())
        self.folderNote.setSizePolicy(sizePolicy)
        self.folderNote.setWordWrap(True)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.folderNote)

#if QT_CONFIG(shortcut)
        self.fileEditLabel.setBuddy(self.fileEdit)
        self.folderEditLabel.setBuddy(self.folderEdit)
        self.passwordEditLabel.setBuddy(self.passwordEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.fileEdit, self.fileButton)
        QWidget.setTabOrder(self.fileButton, self.folderEdit)
        QWidget.setTabOrder(self.folderEdit, self.folderButton)
        QWidget.setTabOrder(self.folderButton, self.passwordEdit)

        self.retranslateUi(RestoreForm)

        QMetaObject.connectSlotsByName(RestoreForm)
    # setupUi

    def retranslateUi(self, RestoreForm):
        self.fileEditLabel.setText(QCoreApplication.translate("RestoreForm", u"\u5907\u4efd\u6587\u4ef6", None))
        self.fileEditLabel.setProperty(u"role", QCoreApplication.translate("RestoreForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.fileEdit.setAccessibleName(QCoreApplication.translate("RestoreForm", u"\u5907\u4efd\u6587\u4ef6", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.fileButton.setAccessibleName(QCoreApplication.translate("RestoreForm", u"\u9009\u62e9\u5907\u4efd\u6587\u4ef6", None))
#endif // QT_CONFIG(accessibility)
        self.fileButton.setText(QCoreApplication.translate("RestoreForm", u"\u9009\u62e9\u2026", None))
        self.folderEditLabel.setText(QCoreApplication.translate("RestoreForm", u"\u6062\u590d\u5230", None))
        self.folderEditLabel.setProperty(u"role", QCoreApplication.translate("RestoreForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.folderEdit.setAccessibleName(QCoreApplication.translate("RestoreForm", u"\u6062\u590d\u5230\u54ea\u4e2a\u65b0\u6587\u4ef6\u5939", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.folderButton.setAccessibleName(QCoreApplication.translate("RestoreForm", u"\u9009\u62e9\u6062\u590d\u4f4d\u7f6e", None))
#endif // QT_CONFIG(accessibility)
        self.folderButton.setText(QCoreApplication.translate("RestoreForm", u"\u9009\u62e9\u2026", None))
        self.passwordEditLabel.setText(QCoreApplication.translate("RestoreForm", u"\u5bc6\u7801", None))
        self.passwordEditLabel.setProperty(u"role", QCoreApplication.translate("RestoreForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.passwordEdit.setAccessibleName(QCoreApplication.translate("RestoreForm", u"\u5907\u4efd\u7684\u5bc6\u7801\u6216\u6062\u590d\u7801", None))
#endif // QT_CONFIG(accessibility)
        self.passwordEdit.setPlaceholderText(QCoreApplication.translate("RestoreForm", u"\u6ca1\u6709\u8bbe\u5bc6\u7801\u5c31\u4e0d\u586b", None))
        self.folderNote.setText(QCoreApplication.translate("RestoreForm", u"\u6062\u590d\u6210\u4e00\u4e2a\u65b0\u7684\u5de5\u4f5c\u533a\uff0c\u73b0\u5728\u7528\u7684\u4e0d\u4f1a\u88ab\u8986\u76d6\u3002", None))
        self.folderNote.setProperty(u"role", QCoreApplication.translate("RestoreForm", u"muted", None))
        pass
    # retranslateUi

