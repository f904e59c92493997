# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'hand_over_form.ui'
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

class Ui_HandOverForm(object):
    def setupUi(self, HandOverForm):
        if not HandOverForm.objectName():
            HandOverForm.setObjectName(u"HandOverForm")
        self.formLayout = QFormLayout(HandOverForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.giverComboLabel = QLabel(HandOverForm)
        self.giverComboLabel.setObjectName(u"giverComboLabel")
        self.giverComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.giverComboLabel)

        self.giverCombo = QComboBox(HandOverForm)
        self.giverCombo.setObjectName(u"giverCombo")
        self.giverCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.giverCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.giverCombo)

        self.takerComboLabel = QLabel(HandOverForm)
        self.takerComboLabel.setObjectName(u"takerComboLabel")
        self.takerComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.takerComboLabel)

        self.takerCombo = QComboBox(HandOverForm)
        self.takerCombo.setObjectName(u"takerCombo")
        self.takerCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.takerCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.takerCombo)

        self.witnessComboLabel = QLabel(HandOverForm)
        self.witnessComboLabel.setObjectName(u"witnessComboLabel")
        self.witnessComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.witnessComboLabel)

        self.witnessCombo = QComboBox(HandOverForm)
        self.witnessCombo.setObjectName(u"witnessCombo")
        self.witnessCombo.setEditable(True)
        self.witnessCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.witnessCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.witnessCombo)

        self.dayFieldLabel = QLabel(HandOverForm)
        self.dayFieldLabel.setObjectName(u"dayFieldLabel")
        self.dayFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.dayFieldLabel)

        self.dayField = DateField(HandOverForm)
        self.dayField.setObjectName(u"dayField")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.dayField)

        self.folderEditLabel = QLabel(HandOverForm)
        self.folderEditLabel.setObjectName(u"folderEditLabel")
        self.folderEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.folderEditLabel)

        self.folderRow = QHBoxLayout()
        self.folderRow.setSpacing(8)
        self.folderRow.setObjectName(u"folderRow")
        self.folderEdit = QLineEdit(HandOverForm)
        self.folderEdit.setObjectName(u"folderEdit")

        self.folderRow.addWidget(self.folderEdit)


        self.formLayout.setLayout(4, QFormLayout.ItemRole.FieldRole, self.folderRow)

        self.backupCheckLabel = QLabel(HandOverForm)
        self.backupCheckLabel.setObjectName(u"backupCheckLabel")
        self.backupCheckLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.backupCheckLabel)

        self.backupCheck = QCheckBox(HandOverForm)
        self.backupCheck.setObjectName(u"backupCheck")
        self.backupCheck.setChecked(True)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.backupCheck)

        self.retireCheckLabel = QLabel(HandOverForm)
        self.retireCheckLabel.setObjectName(u"retireCheckLabel")
        self.retireCheckLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.LabelRole, self.retireCheckLabel)

        self.retireCheck = QCheckBox(HandOverForm)
        self.retireCheck.setObjectName(u"retireCheck")
        self.retireCheck.setChecked(True)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.retireCheck)

#if QT_CONFIG(shortcut)
        self.giverComboLabel.setBuddy(self.giverCombo)
        self.takerComboLabel.setBuddy(self.takerCombo)
        self.witnessComboLabel.setBuddy(self.witnessCombo)
        self.dayFieldLabel.setBuddy(self.dayField)
        self.folderEditLabel.setBuddy(self.folderEdit)
        self.backupCheckLabel.setBuddy(self.backupCheck)
        self.retireCheckLabel.setBuddy(self.retireCheck)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.giverCombo, self.takerCombo)
        QWidget.setTabOrder(self.takerCombo, self.witnessCombo)
        QWidget.setTabOrder(self.witnessCombo, self.dayField)
        QWidget.setTabOrder(self.dayField, self.folderEdit)
        QWidget.setTabOrder(self.folderEdit, self.backupCheck)
        QWidget.setTabOrder(self.backupCheck, self.retireCheck)

        self.retranslateUi(HandOverForm)

        QMetaObject.connectSlotsByName(HandOverForm)
    # setupUi

    def retranslateUi(self, HandOverForm):
        self.giverComboLabel.setText(QCoreApplication.translate("HandOverForm", u"\u79fb\u4ea4\u4eba", None))
        self.giverComboLabel.setProperty(u"role", QCoreApplication.translate("HandOverForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.giverCombo.setAccessibleName(QCoreApplication.translate("HandOverForm", u"\u79fb\u4ea4\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.takerComboLabel.setText(QCoreApplication.translate("HandOverForm", u"\u63a5\u6536\u4eba", None))
        self.takerComboLabel.setProperty(u"role", QCoreApplication.translate("HandOverForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.takerCombo.setAccessibleName(QCoreApplication.translate("HandOverForm", u"\u63a5\u6536\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.witnessComboLabel.setText(QCoreApplication.translate("HandOverForm", u"\u76d1\u4ea4\u4eba", None))
        self.witnessComboLabel.setProperty(u"role", QCoreApplication.translate("HandOverForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.witnessCombo.setAccessibleName(QCoreApplication.translate("HandOverForm", u"\u76d1\u4ea4\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.dayFieldLabel.setText(QCoreApplication.translate("HandOverForm", u"\u4ea4\u63a5\u65e5\u671f", None))
        self.dayFieldLabel.setProperty(u"role", QCoreApplication.translate("HandOverForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.dayField.setAccessibleName(QCoreApplication.translate("HandOverForm", u"\u4ea4\u63a5\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.folderEditLabel.setText(QCoreApplication.translate("HandOverForm", u"\u5b58\u5230", None))
        self.folderEditLabel.setProperty(u"role", QCoreApplication.translate("HandOverForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.folderEdit.setAccessibleName(QCoreApplication.translate("HandOverForm", u"\u5b58\u5230\u54ea\u4e2a\u6587\u4ef6\u5939", None))
#endif // QT_CONFIG(accessibility)
        self.backupCheckLabel.setText(QCoreApplication.translate("HandOverForm", u"\u540c\u65f6", None))
        self.backupCheckLabel.setProperty(u"role", QCoreApplication.translate("HandOverForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.backupCheck.setAccessibleName(QCoreApplication.translate("HandOverForm", u"\u505a\u4e00\u4efd\u5b8c\u6574\u5907\u4efd\uff0c\u653e\u5728\u6e05\u5355\u65c1\u8fb9", None))
#endif // QT_CONFIG(accessibility)
        self.backupCheck.setText(QCoreApplication.translate("HandOverForm", u"\u505a\u4e00\u4efd\u5b8c\u6574\u5907\u4efd\uff0c\u653e\u5728\u6e05\u5355\u65c1\u8fb9", None))
        self.retireCheckLabel.setText(QCoreApplication.translate("HandOverForm", u"\u529e\u5b8c\u4ee5\u540e", None))
        self.retireCheckLabel.setProperty(u"role", QCoreApplication.translate("HandOverForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.retireCheck.setAccessibleName(QCoreApplication.translate("HandOverForm", u"\u505c\u7528\u79fb\u4ea4\u4eba", None))
#endif // QT_CONFIG(accessibility)
        self.retireCheck.setText(QCoreApplication.translate("HandOverForm", u"\u505c\u7528\u79fb\u4ea4\u4eba\uff08\u8bb0\u5f55\u91cc\u7684\u540d\u5b57\u4e00\u76f4\u7559\u7740\uff09", None))
        pass
    # retranslateUi

