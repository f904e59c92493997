# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'measure_result_form.ui'
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
from PySide6.QtWidgets import (QApplication, QFormLayout, QLabel, QSizePolicy,
    QWidget)

from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.growing_text import GrowingText

class Ui_MeasureResultForm(object):
    def setupUi(self, MeasureResultForm):
        if not MeasureResultForm.objectName():
            MeasureResultForm.setObjectName(u"MeasureResultForm")
        self.formLayout = QFormLayout(MeasureResultForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(8)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.resultEditLabel = QLabel(MeasureResultForm)
        self.resultEditLabel.setObjectName(u"resultEditLabel")
        self.resultEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTop)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.resultEditLabel)

        self.resultEdit = GrowingText(MeasureResultForm)
        self.resultEdit.setObjectName(u"resultEdit")
        self.resultEdit.setTabChangesFocus(True)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.resultEdit)

        self.doneFieldLabel = QLabel(MeasureResultForm)
        self.doneFieldLabel.setObjectName(u"doneFieldLabel")
        self.doneFieldLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.doneFieldLabel)

        self.doneField = DateField(MeasureResultForm)
        self.doneField.setObjectName(u"doneField")

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.doneField)

#if QT_CONFIG(shortcut)
        self.resultEditLabel.setBuddy(self.resultEdit)
        self.doneFieldLabel.setBuddy(self.doneField)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.resultEdit, self.doneField)

        self.retranslateUi(MeasureResultForm)

        QMetaObject.connectSlotsByName(MeasureResultForm)
    # setupUi

    def retranslateUi(self, MeasureResultForm):
        self.resultEditLabel.setText(QCoreApplication.translate("MeasureResultForm", u"\u6574\u6539\u7ed3\u679c", None))
        self.resultEditLabel.setProperty(u"role", QCoreApplication.translate("MeasureResultForm", u"besideLines", None))
#if QT_CONFIG(accessibility)
        self.resultEdit.setAccessibleName(QCoreApplication.translate("MeasureResultForm", u"\u6574\u6539\u7ed3\u679c", None))
#endif // QT_CONFIG(accessibility)
        self.resultEdit.setPlaceholderText(QCoreApplication.translate("MeasureResultForm", u"\u505a\u4e86\u4ec0\u4e48\uff0c\u505a\u5230\u4ec0\u4e48\u7a0b\u5ea6", None))
        self.doneFieldLabel.setText(QCoreApplication.translate("MeasureResultForm", u"\u5b8c\u6210\u65e5\u671f", None))
        self.doneFieldLabel.setProperty(u"role", QCoreApplication.translate("MeasureResultForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.doneField.setAccessibleName(QCoreApplication.translate("MeasureResultForm", u"\u5b8c\u6210\u65e5\u671f", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

