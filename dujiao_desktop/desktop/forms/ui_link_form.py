# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'link_form.ui'
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

class Ui_LinkForm(object):
    def setupUi(self, LinkForm):
        if not LinkForm.objectName():
            LinkForm.setObjectName(u"LinkForm")
        self.formLayout = QFormLayout(LinkForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setLabelAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.formLayout.setHorizontalSpacing(12)
        self.formLayout.setVerticalSpacing(10)
        self.formLayout.setContentsMargins(0, 0, 0, 0)
        self.numberEditLabel = QLabel(LinkForm)
        self.numberEditLabel.setObjectName(u"numberEditLabel")
        self.numberEditLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.numberEditLabel)

        self.numberEdit = QLineEdit(LinkForm)
        self.numberEdit.setObjectName(u"numberEdit")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.numberEdit)

        self.numberNote = QLabel(LinkForm)
        self.numberNote.setObjectName(u"numberNote")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.numberNote.sizePolicy().hasHeightForWidth())
        self.numberNote.setSizePolicy(sizePolicy)
        self.numberNote.setWordWrap(True)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.numberNote)

        self.kindComboLabel = QLabel(LinkForm)
        self.kindComboLabel.setObjectName(u"kindComboLabel")
        self.kindComboLabel.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.kindComboLabel)

        self.kindCombo = QComboBox(LinkForm)
        self.kindCombo.setObjectName(u"kindCombo")
        self.kindCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kindCombo.setMinimumContentsLength(6)

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.kindCombo)

#if QT_CONFIG(shortcut)
        self.numberEditLabel.setBuddy(self.numberEdit)
        self.kindComboLabel.setBuddy(self.kindCombo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.numberEdit, self.kindCombo)

        self.retranslateUi(LinkForm)

        QMetaObject.connectSlotsByName(LinkForm)
    # setupUi

    def retranslateUi(self, LinkForm):
        self.numberEditLabel.setText(QCoreApplication.translate("LinkForm", u"\u53e6\u4e00\u9879\u4efb\u52a1", None))
        self.numberEditLabel.setProperty(u"role", QCoreApplication.translate("LinkForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.numberEdit.setAccessibleName(QCoreApplication.translate("LinkForm", u"\u53e6\u4e00\u9879\u4efb\u52a1\u7684\u5e8f\u53f7", None))
#endif // QT_CONFIG(accessibility)
        self.numberEdit.setPlaceholderText(QCoreApplication.translate("LinkForm", u"\u586b\u5b83\u7684\u5e8f\u53f7", None))
        self.numberNote.setText("")
        self.numberNote.setProperty(u"role", QCoreApplication.translate("LinkForm", u"muted", None))
        self.kindComboLabel.setText(QCoreApplication.translate("LinkForm", u"\u5b83\u662f", None))
        self.kindComboLabel.setProperty(u"role", QCoreApplication.translate("LinkForm", u"mutedBody", None))
#if QT_CONFIG(accessibility)
        self.kindCombo.setAccessibleName(QCoreApplication.translate("LinkForm", u"\u53e6\u4e00\u9879\u5bf9\u672c\u9879\u662f\u4ec0\u4e48", None))
#endif // QT_CONFIG(accessibility)
        pass
    # retranslateUi

