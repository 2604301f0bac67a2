// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every test includes, read by the compiler once for all of them.
#pragma once

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QPointer>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>
#ifdef QT_WIDGETS_LIB
#include <QtWidgets>
#endif

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
