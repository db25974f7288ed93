using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreflightPack.Judging;

namespace PreflightPack.Serving;

/// <summary>The server of the policy pack on loopback, on a port of the system's choice.</summary>
internal sealed class PackHost : IAsyncDisposable
{
    /// <summary>As the engine's own limit for a message: a stack arrives as one.</summary>
    private const int MaxMessageBytes = 400 * 1024 * 1024;

    private readonly WebApplication _application;

    private PackHost(WebApplication application, int port) => (_application, Port) = (application, port);

    public int Port { get; }

    public static async Task<PackHost> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = grpc.MaxSendMessageSize = MaxMessageBytes;
            grpc.EnableDetailedErrors = true;
        });
        builder.Services.AddSingleton<PackSession>();
        builder.Services.AddSingleton<AnalyzerService>();

        var application = builder.Build();
        application.UseRouting();
        application.MapGrpcService<AnalyzerService>();
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new PackHost(application, new Uri(address).Port);
    }

    /// <summary>Until the engine cancels; otherwise it ends the process.</summary>
    public Task WaitAsync() => _application.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
