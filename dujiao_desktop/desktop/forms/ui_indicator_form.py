# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'indicator_form.ui'
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

class Ui_IndicatorForm(object):
    def setupUi(self, IndicatorForm):
        if not IndicatorForm.objectName():
            IndicatorForm.setObjectName(u"IndicatorForm")
        self.formLayout = QFormLayout(IndicatorForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.nameEditLabel = QLabel(IndicatorForm)
        self.nameEditLabel.setObjectName(u"nameEditLabel")
        self.nameEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.nameEditLabel)

        self.nameEdit = QLineEdit(IndicatorForm)
        self.nameEdit.setObjectName(u"nameEdit")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.nameEdit)

        self.scaleComboLabel = QLabel(IndicatorForm)
        self.scaleComboLabel.setObjectName(u"scaleComboLabel")
        self.scaleComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.scaleComboLabel)

        self.scaleCombo = QComboBox(IndicatorForm)
        self.scaleCombo.setObjectName(u"scaleCombo")
        self.scaleCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scaleCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.scaleCombo)

        self.unitEditLabel = QLabel(IndicatorForm)
        self.unitEditLabel.setObjectName(u"unitEditLabel")
        self.unitEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.unitEditLabel)

        self.unitEdit = QLineEdit(IndicatorForm)
        self.unitEdit.setObjectName(u"unitEdit")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.unitEdit)

        self.baselineEditLabel = QLabel(IndicatorForm)
        self.baselineEditLabel.setObjectName(u"baselineEditLabel")
        self.baselineEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.baselineEditLabel)

        self.baselineEdit = QLineEdit(IndicatorForm)
        self.baselineEdit.setObjectName(u"baselineEdit")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.baselineEdit)

        self.baselineFieldLabel = QLabel(IndicatorForm)
        self.baselineFieldLabel.setObjectName(u"baselineFieldLabel")
        self.baselineFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.baselineFieldLabel)

        self.baselineField = DateField(IndicatorForm)
        self.baselineField.setObjectName(u"baselineField")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.baselineField)

        self.directionComboLabel = QLabel(IndicatorForm)
        self.directionComboLabel.setObjectName(u"directionComboLabel")
        self.directionComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.directionComboLabel)

        self.directionCombo = QComboBox(IndicatorForm)
        self.directionCombo.setObjectName(u"directionCombo")
        self.directionCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.directionCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.directionCombo)

        self.targetEditLabel = QLabel(IndicatorForm)
        self.targetEditLabel.setObjectName(u"targetEditLabel")
        self.targetEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.LabelRole, self.targetEditLabel)

        self.targetEdit = QLineEdit(IndicatorForm)
        self.targetEdit.setObjectName(u"targetEdit")

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.targetEdit)

        self.targetNote = QLabel(IndicatorForm)
        self.targetNote.setObjectName(u"targetNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.targetNote.sizePolicy().hasHeightForWidth())
        self.targetNote.setSizePolicy(sizePolicy)
        self.targetNote.setWordWrap(True)

        self.formLayout.setWidget(7, QFormLayout.ItemRole.FieldRole, self.targetNote)

#if QT_CONFIG(shortcut)
        self.nameEditLabel.setBuddy(self.nameEdit)
        self.scaleComboLabel.setBuddy(self.scaleCombo)
        self.unitEditLabel.setBuddy(self.unitEdit)
        self.baselineEditLabel.setBuddy(self.baselineEdit)
        self.baselineFieldLabel.setBuddy(self.baselineField)
        self.directionComboLabel.setBuddy(self.directionCombo)
        self.targetEditLabel.setBuddy(self.targetEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.nameEdit, self.scaleCombo)
        QWidget.setTabOrder(self.scaleCombo, self.unitEdit)
        QWidget.setTabOrder(self.unitEdit, self.baselineEdit)
        QWidget.setTabOrder(self.baselineEdit, self.baselineField)
        QWidget.setTabOrder(self.baselineField, self.directionCombo)
        QWidget.setTabOrder(self.directionCombo, self.targetEdit)

        self.retranslateUi(IndicatorForm)

        QMetaObject.connectSlotsByName(IndicatorForm)
    # setupUi

    def retranslateUi(self, IndicatorForm):
        self.nameEditLabel.setText(QCoreApplication.translate("IndicatorForm", u"\u6307\u6807", None))
        self.nameEditLabel.setProperty(u"role", QCoreApplication.translate("IndicatorForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.nameEdit.setAccessibleName(QCoreApplication.translate("IndicatorForm", u"\u6307\u6807\u540d\u79f0", None))
#endif // QT_CONFIG(accessibility)
        self.nameEdit.setPlaceholderText(QCoreApplication.translate("IndicatorForm", u"\u5982\uff1a\u5316\u5b66\u9700\u6c27\u91cf", None))
        self.scaleComboLabel.setText(QCoreApplication.translate("IndicatorForm", u"\u600e\u4e48\u91cf", None))
        self.scaleComboLabel.setProperty(u"role", QCoreApplication.translate("IndicatorForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.scaleCombo.setAccessibleName(QCoreApplication.translate("IndicatorForm", u"\u6309\u6570\u503c\u8fd8\u662f\u6309\u6c34\u8d28\u7c7b\u522b", None))
#endif // QT_CONFIG(accessibility)
        self.unitEditLabel.setText(QCoreApplication.translate("IndicatorForm", u"\u5355\u4f4d", None))
        self.unitEditLabel.setProperty(u"role", QCoreApplication.translate("IndicatorForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.unitEdit.setAccessibleName(QCoreApplication.translate("IndicatorForm", u"\u8ba1\u91cf\u5355\u4f4d", None))
#endif // QT_CONFIG(accessibility)
        self.unitEdit.setPlaceholderText(QCoreApplication.translate("IndicatorForm", u"\u5982\uff1amg/L", None))
        self.baselineEditLabel.setText(QCoreApplication.translate("IndicatorForm", u"\u57fa\u7ebf", None))
        self.baselineEditLabel.setProperty(u"role", QCoreApplication.translate("IndicatorForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.baselineEdit.setAccessibleName(QCoreApplication.translate("IndicatorForm", u"\u57fa\u7ebf\uff1a\u6574\u6539\u524d\u7684\u503c", None))
#endif // QT_CONFIG(accessibility)
        self.baselineEdit.setPlaceholderText(QCoreApplication.translate("IndicatorForm", u"\u6574\u6539\u524d\u7684\u503c\uff0c\u53ef\u4ee5\u4e0d\u586b", None))
        self.baselineFieldLabel.setText(QCoreApplication.translate("IndicatorForm", u"\u57fa\u7ebf\u65e5\u671f", None))
        self.baselineFieldLabel.setProperty(u"role", QCoreApplication.translate("IndicatorForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.baselineField.setAccessibleName(QCoreApplication.translate("IndicatorForm", u"\u57fa\u7ebf\u662f\u54ea\u4e00\u5929\u7684", None))
#endif // QT_CONFIG(accessibility)
        self.directionComboLabel.setText(QCoreApplication.translate("IndicatorForm", u"\u8981\u6c42", None))
        self.directionComboLabel.setProperty(u"role", QCoreApplication.translate("IndicatorForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.directionCombo.setAccessibleName(QCoreApplication.translate("IndicatorForm", u"\u4e0d\u9ad8\u4e8e\u8fd8\u662f\u4e0d\u4f4e\u4e8e", None))
#endif // QT_CONFIG(accessibility)
        self.targetEditLabel.setText(QCoreApplication.translate("IndicatorForm", u"\u76ee\u6807", None))
        self.targetEditLabel.setProperty(u"role", QCoreApplication.translate("IndicatorForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.targetEdit.setAccessibleName(QCoreApplication.translate("IndicatorForm", u"\u76ee\u6807\u503c", None))
#endif // QT_CONFIG(accessibility)
        self.targetNote.setText("")
        self.targetNote.setProperty(u"role", QCoreApplication.translate("IndicatorForm", u"muted", None))
        pass
    # retranslateUi

