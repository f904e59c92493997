# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'warning_form.ui'
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

class Ui_WarningForm(object):
    def setupUi(self, WarningForm):
        if not WarningForm.objectName():
            WarningForm.setObjectName(u"WarningForm")
        self.formLayout = QFormLayout(WarningForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.levelComboLabel = QLabel(WarningForm)
        self.levelComboLabel.setObjectName(u"levelComboLabel")
        self.levelComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.levelComboLabel)

        self.levelCombo = QComboBox(WarningForm)
        self.levelCombo.setObjectName(u"levelCombo")
        self.levelCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.levelCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.levelCombo)

        self.reasonEditLabel = QLabel(WarningForm)
        self.reasonEditLabel.setObjectName(u"reasonEditLabel")
        self.reasonEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)
        self.reasonEditLabel.setMargin(6)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.reasonEditLabel)

        self.reasonEdit = GrowingText(WarningForm)
        self.reasonEdit.setObjectName(u"reasonEdit")
        self.reasonEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.reasonEdit)

        self.sinceFieldLabel = QLabel(WarningForm)
        self.sinceFieldLabel.setObjectName(u"sinceFieldLabel")
        self.sinceFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.sinceFieldLabel)

        self.sinceField = DateField(WarningForm)
        self.sinceField.setObjectName(u"sinceField")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.sinceField)

        self.numberEditLabel = QLabel(WarningForm)
        self.numberEditLabel.setObjectName(u"numberEditLabel")
        self.numberEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.numberEditLabel)

        self.numberEdit = QLineEdit(WarningForm)
        self.numberEdit.setObjectName(u"numberEdit")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.numberEdit)

#if QT_CONFIG(shortcut)
        self.levelComboLabel.setBuddy(self.levelCombo)
        self.reasonEditLabel.setBuddy(self.reasonEdit)
        self.sinceFieldLabel.setBuddy(self.sinceField)
        self.numberEditLabel.setBuddy(self.numberEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.levelCombo, self.reasonEdit)
        QWidget.setTabOrder(self.reasonEdit, self.sinceField)
        QWidget.setTabOrder(self.sinceField, self.numberEdit)

        self.retranslateUi(WarningForm)

        QMetaObject.connectSlotsByName(WarningForm)
    # setupUi

    def retranslateUi(self, WarningForm):
        self.levelComboLabel.setText(QCoreApplication.translate("WarningForm", u"\u7ea7\u522b", None))
        self.levelComboLabel.setProperty(u"role", QCoreApplication.translate("WarningForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.levelCombo.setAccessibleName(QCoreApplication.translate("WarningForm", u"\u7ea7\u522b", None))
#endif // QT_CONFIG(accessibility)
        self.reasonEditLabel.setText(QCoreApplication.translate("WarningForm", u"\u7406\u7531", None))
        self.reasonEditLabel.setProperty(u"role", QCoreApplication.translate("WarningForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.reasonEdit.setAccessibleName(QCoreApplication.translate("WarningForm", u"\u7406\u7531", None))
#endif // QT_CONFIG(accessibility)
        self.reasonEdit.setPlaceholderText(QCoreApplication.translate("WarningForm", u"\u4e3a\u4ec0\u4e48\u8fd9\u6837\u5224\u65ad\uff0c\u6216\u4e3a\u4ec0\u4e48\u89e3\u9664", None))
        self.sinceFieldLabel.setText(QCoreApplication.translate("WarningForm", u"\u8d77\u59cb\u65e5\u671f", None))
        self.sinceFieldLabel.setProperty(u"role", QCoreApplication.translate("WarningForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.sinceField.setAccessibleName(QCoreApplication.translate("WarningForm", u"\u8d77\u59cb\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        self.numberEditLabel.setText(QCoreApplication.translate("WarningForm", u"\u6587\u53f7", None))
        self.numberEditLabel.setProperty(u"role", QCoreApplication.translate("WarningForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.numberEdit.setAccessibleName(QCoreApplication.translate("WarningForm", u"\u6587\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.numberEdit.setPlaceholderText(QCoreApplication.translate("WarningForm", u"\u7763\u67e5\u5355\u3001\u9884\u8b66\u51fd\u7684\u6587\u53f7\uff0c\u6ca1\u6709\u5c31\u4e0d\u586b", None))
        pass
    # retranslateUi

