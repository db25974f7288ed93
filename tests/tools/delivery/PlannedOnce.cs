using System.Collections.Concurrent;
using Planning.Engine;
using Planning.Plans;

namespace Delivery.Tests;

/// <summary>Runs a stack's program, once for equal requests.</summary>
internal static class PlannedOnce
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Plan>>> Plans = new();

    public static Task<Plan> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        var config = request.Config.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}");
        var key = string.Join('\n', [request.RootDirectory, request.Stack, $"{request.Account} {request.Mode}", .. config]);

        // A test that is cancelled must not cancel the plan of the others.
        return Plans.GetOrAdd(key, _ => new(() => ProgramRunner.RunAsync(request, CancellationToken.None))).Value.WaitAsync(cancellation);
    }
}
