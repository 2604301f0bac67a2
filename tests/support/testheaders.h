// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every test includes, read by the compiler once for all of them. Not so QTest, which reads
// differently in each.
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
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QtWidgets>

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
