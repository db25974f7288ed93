using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>One run of a program against an engine.</summary>
public sealed partial class Deployment
{
    // Each run has its own, so that several may run in one process, as tests do.
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _features = new();
    private Stack? _stack;

    internal Deployment(IEngine engine, IMonitor monitor, DeploymentInfo info)
    {
        Info = info;
        Monitor = monitor;
        Runner = new Runner(this);
        Log = new EngineLog(engine, Runner);
    }

    public static DeploymentInstance Instance =>
        Running.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");

    /// <summary>The deployment of the running program, or null outside one.</summary>
    internal static Deployment? Current => Running.Value?.Deployment;

    internal static Deployment Required => Instance.Deployment;

    internal DeploymentInfo Info { get; }

    internal IMonitor Monitor { get; }

    internal Runner Runner { get; }

    internal EngineLog Log { get; }

    internal StackConfiguration Configuration { get; } = StackConfiguration.FromEnvironment();

    internal Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value;
    }

    /// <summary>Whether the engine has a feature; it is asked once.</summary>
    internal Task<bool> SupportsAsync(string feature) =>
        _features
            .GetOrAdd(feature, static (feature, monitor) => new Lazy<Task<bool>>(() => monitor.SupportsFeatureAsync(feature)), Monitor)
            .Value;
}
