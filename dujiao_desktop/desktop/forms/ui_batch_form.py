# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'batch_form.ui'
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
    QLabel, QLineEdit, QSizePolicy, QWidget)

from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.words_field import WordsField

class Ui_BatchForm(object):
    def setupUi(self, BatchForm):
        if not BatchForm.objectName():
            BatchForm.setObjectName(u"BatchForm")
        self.formLayout = QFormLayout(BatchForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.fieldComboLabel = QLabel(BatchForm)
        self.fieldComboLabel.setObjectName(u"fieldComboLabel")
        self.fieldComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.fieldComboLabel)

        self.fieldRow = QHBoxLayout()
        self.fieldRow.setSpacing(8)
        self.fieldRow.setObjectName(u"fieldRow")
        self.fieldCombo = QComboBox(BatchForm)
        self.fieldCombo.setObjectName(u"fieldCombo")
        self.fieldCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.fieldCombo.setMinimumContentsLength(6)

        self.fieldRow.addWidget(self.fieldCombo)

        self.wayCombo = QComboBox(BatchForm)
        self.wayCombo.setObjectName(u"wayCombo")
        self.wayCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.wayCombo.setMinimumContentsLength(6)

        self.fieldRow.addWidget(self.wayCombo)


        self.formLayout.setLayout(0, QFormLayout.ItemRole.FieldRole, self.fieldRow)

        self.valueLabel = QLabel(BatchForm)
        self.valueLabel.setObjectName(u"valueLabel")
        self.valueLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.LabelRole, self.valueLabel)

        self.valueRow = QHBoxLayout()
        self.valueRow.setSpacing(8)
        self.valueRow.setObjectName(u"valueRow")
        self.namesField = WordsField(BatchForm)
        self.namesField.setObjectName(u"namesField")

        self.valueRow.addWidget(self.namesField)

        self.postEdit = QLineEdit(BatchForm)
        self.postEdit.setObjectName(u"postEdit")

        self.valueRow.addWidget(self.postEdit)

        self.phoneEdit = QLineEdit(BatchForm)
        self.phoneEdit.setObjectName(u"phoneEdit")

        self.valueRow.addWidget(self.phoneEdit)

        self.choiceCombo = QComboBox(BatchForm)
        self.choiceCombo.setObjectName(u"choiceCombo")
        self.choiceCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choiceCombo.setMinimumContentsLength(6)

        self.valueRow.addWidget(self.choiceCombo)

        self.deadlineEdit = QLineEdit(BatchForm)
        self.deadlineEdit.setObjectName(u"deadlineEdit")

        self.valueRow.addWidget(self.deadlineEdit)


        self.formLayout.setLayout(1, QFormLayout.ItemRole.FieldRole, self.valueRow)

        self.textEditLabel = QLabel(BatchForm)
        self.textEditLabel.setObjectName(u"textEditLabel")
        self.textEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.textEditLabel)

        self.textEdit = GrowingText(BatchForm)
        self.textEdit.setObjectName(u"textEdit")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.textEdit)

#if QT_CONFIG(shortcut)
        self.fieldComboLabel.setBuddy(self.fieldCombo)
        self.valueLabel.setBuddy(self.namesField)
        self.textEditLabel.setBuddy(self.textEdit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.fieldCombo, self.wayCombo)
        QWidget.setTabOrder(self.wayCombo, self.namesField)
        QWidget.setTabOrder(self.namesField, self.postEdit)
        QWidget.setTabOrder(self.postEdit, self.phoneEdit)
        QWidget.setTabOrder(self.phoneEdit, self.choiceCombo)
        QWidget.setTabOrder(self.choiceCombo, self.deadlineEdit)
        QWidget.setTabOrder(self.deadlineEdit, self.textEdit)

        self.retranslateUi(BatchForm)

        QMetaObject.connectSlotsByName(BatchForm)
    # setupUi

    def retranslateUi(self, BatchForm):
        self.fieldComboLabel.setText(QCoreApplication.translate("BatchForm", u"\u6539\u4ec0\u4e48", None))
        self.fieldComboLabel.setProperty(u"role", QCoreApplication.translate("BatchForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.fieldCombo.setAccessibleName(QCoreApplication.translate("BatchForm", u"\u6539\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.wayCombo.setAccessibleName(QCoreApplication.translate("BatchForm", u"\u600e\u4e48\u6539", None))
#endif // QT_CONFIG(accessibility)
        self.valueLabel.setText(QCoreApplication.translate("BatchForm", u"\u65b0\u7684\u5185\u5bb9", None))
        self.valueLabel.setProperty(u"role", QCoreApplication.translate("BatchForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.namesField.setAccessibleName(QCoreApplication.translate("BatchForm", u"\u65b0\u7684\u5185\u5bb9", None))
#endif // QT_CONFIG(accessibility)
        self.namesField.setPlaceholderText(QCoreApplication.translate("BatchForm", u"\u51e0\u4e2a\u4e4b\u95f4\u7528\u987f\u53f7", None))
#if QT_CONFIG(accessibility)
        self.postEdit.setAccessibleName(QCoreApplication.translate("BatchForm", u"\u804c\u52a1", None))
#endif // QT_CONFIG(accessibility)
        self.postEdit.setPlaceholderText(QCoreApplication.translate("BatchForm", u"\u804c\u52a1", None))
#if QT_CONFIG(accessibility)
        self.phoneEdit.setAccessibleName(QCoreApplication.translate("BatchForm", u"\u7535\u8bdd", None))
#endif // QT_CONFIG(accessibility)
        self.phoneEdit.setPlaceholderText(QCoreApplication.translate("BatchForm", u"\u7535\u8bdd", None))
#if QT_CONFIG(accessibility)
        self.choiceCombo.setAccessibleName(QCoreApplication.translate("BatchForm", u"\u65b0\u7684\u5185\u5bb9", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.deadlineEdit.setAccessibleName(QCoreApplication.translate("BatchForm", u"\u65b0\u7684\u6574\u6539\u65f6\u9650", None))
#endif // QT_CONFIG(accessibility)
        self.deadlineEdit.setPlaceholderText(QCoreApplication.translate("BatchForm", u"\u7167\u539f\u6587\u5199\uff0c\u5982 2027\u5e746\u6708\u5e95\u524d", None))
        self.textEditLabel.setText(QCoreApplication.translate("BatchForm", u"\u6587\u5b57", None))
        self.textEditLabel.setProperty(u"role", QCoreApplication.translate("BatchForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.textEdit.setAccessibleName(QCoreApplication.translate("BatchForm", u"\u6587\u5b57", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

