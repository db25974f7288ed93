using System.Net;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pulumirpc;

namespace Planning.Engine;

/// <summary>The engine's server on loopback, on a port of the system's choice.</summary>
public sealed class EngineHost : IAsyncDisposable
{
    /// <summary>Pulumi's own limit for one message.</summary>
    public const int MaxMessageBytes = 400 * 1024 * 1024;

    private readonly WebApplication _application;
    private readonly Run _run;

    private EngineHost(WebApplication application, Run run) => (_application, _run) = (application, run);

    /// <summary>host:port, the form both SDKs read.</summary>
    public string Address { get; private init; } = "";

    /// <param name="observe">Adds middleware that sees every call.</param>
    /// <param name="connect">Adds middleware that sees every connection.</param>
    public static async Task<EngineHost> StartAsync(
        Run run,
        CancellationToken cancellation,
        Action<IApplicationBuilder>? observe = null,
        Action<ListenOptions>? connect = null
    )
    {
        // The empty builder reads no configuration files and brings no logging: a tool of two seconds has no use for either.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                // As Pulumi's engine: a program may register as much at the same time as it likes.
                kestrel.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
                kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
                {
                    endpoint.Protocols = HttpProtocols.Http2;
                    connect?.Invoke(endpoint);
                });
            });
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = grpc.MaxSendMessageSize = MaxMessageBytes);
        builder.Services.RemoveAll(typeof(IServiceMethodProvider<>));
        Add(builder.Services, new Monitor(run), ResourceMonitor.BindService, run);
        Add(builder.Services, new EngineLog(run), Pulumirpc.Engine.BindService, run);

        var application = builder.Build();
        observe?.Invoke(application);
        application.UseRouting();
        application.MapGrpcService<Monitor>();
        application.MapGrpcService<EngineLog>();
        await application.StartAsync(cancellation);

        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new EngineHost(application, run) { Address = new Uri(address).Authority };
    }

    private static void Add<T>(IServiceCollection services, T service, Action<ServiceBinderBase, T> bind, Run run)
        where T : class
    {
        services.AddSingleton(service);
        services.AddSingleton<IServiceMethodProvider<T>>(new DeepMessages<T>(bind, service, run.Reject));
    }

    public async ValueTask DisposeAsync()
    {
        // A program that was ended in the middle of a call must not hold the engine up.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        _run.EndCallbacks();
    }
}
