namespace App.Http;

/// <summary>
/// Graceful shutdown: the app first reports "not ready" and still accepts requests until load balancers have noticed; then open answers get
/// time to finish.
/// </summary>
internal sealed class Draining(HttpSettings settings, TimeProvider clock) : IHostedLifecycleService
{
    public static void Add(IServiceCollection services, HttpSettings settings)
    {
        services.AddSingleton(settings);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Notice + settings.Drain);
        services.AddHostedService<Draining>();
    }

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        settings.Notice > TimeSpan.Zero ? Task.Delay(settings.Notice, clock, cancellationToken) : Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
