// SPDX-License-Identifier: GPL-3.0-or-later
// What many files include, read by the compiler once for all of them: cmake/PoplarLibrary.cmake. Each file
// includes what it uses all the same; the preset "dev" does without this and shows where one does not. Not so
// QTest, which reads differently in each test.
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
