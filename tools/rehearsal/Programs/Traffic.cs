using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Rehearsal.Programs;

/// <summary>Counts a program's calls that are neither held by the engine nor answered. Safe for threads.</summary>
internal sealed class Traffic
{
    private readonly ConcurrentDictionary<WatchedConnection, bool> _connections = new();
    private int _active;
    private int _held;
    private int _version;

    /// <summary>Grows with every call that is answered.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Calls that the code that answers has, and the engine has not.</summary>
    public int UnderWay => Volatile.Read(ref _active) - Volatile.Read(ref _held);

    /// <returns>
    /// Whether no call or answer is on its way, in this process or between it and the program. Changes each time that something passes;
    /// null if something is on its way.
    /// </returns>
    public long? AtRest()
    {
        if (UnderWay != 0)
        {
            return null;
        }

        var sum = (long)Version;
        foreach (var connection in _connections.Keys)
        {
            if (connection.AtRest() is not { } passed)
            {
                return null;
            }

            sum += passed;
        }

        return UnderWay == 0 ? sum : null;
    }

    /// <summary>A call now waits for the engine.</summary>
    public void Hold() => Interlocked.Increment(ref _held);

    /// <summary>The answer of a held call is on its way.</summary>
    public void Release()
    {
        Interlocked.Decrement(ref _held);
        Interlocked.Increment(ref _version);
    }

    public void Watch(IApplicationBuilder application) => application.Use(next => context => PassAsync(context, next));

    public void Watch(ListenOptions endpoint) => endpoint.Use(next => connection => ConnectAsync(connection, next, endpoint.Protocols));

    /// <summary>Watches a connection until it is closed.</summary>
    public async Task ConnectAsync(ConnectionContext connection, ConnectionDelegate next, HttpProtocols protocol)
    {
        var transport = connection.Transport;
        var socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
        var watched = new WatchedConnection(transport, socket, protocol == HttpProtocols.Http2);
        connection.Features.Set(watched);
        connection.Transport = watched;
        _connections[watched] = true;
        try
        {
            await next(connection);
        }
        finally
        {
            _connections.TryRemove(watched, out _);
            connection.Transport = transport;
        }
    }

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var connection = context.Features.Get<WatchedConnection>();
        Interlocked.Increment(ref _active);
        connection?.Enter();
        try
        {
            await next(context);
            await context.Response.CompleteAsync();
        }
        finally
        {
            connection?.Leave();
            Interlocked.Decrement(ref _active);
            Interlocked.Increment(ref _version);
        }
    }
}
