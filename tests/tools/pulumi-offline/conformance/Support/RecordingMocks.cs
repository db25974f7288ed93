using System.Collections.Concurrent;
using Pulumi.Testing;

namespace Pulumi.Conformance.Support;

/// <summary>Responds like a provider that accepts every request, and records the requests.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentDictionary<string, MockResourceArgs> _resources = new();

    public Func<MockResourceArgs, string?> Id { get; init; } = args => $"{args.Name}-id";

    public Func<MockResourceArgs, object> State { get; init; } = args => args.Inputs;

    public Func<MockCallArgs, object> Answer { get; init; } =
        args => throw new InvalidOperationException($"unexpected call of {args.Token}");

    public ConcurrentQueue<MockCallArgs> Calls { get; } = new();

    public ConcurrentQueue<MockRegisterResourceOutputsRequest> Outputs { get; } = new();

    public MockResourceArgs this[string name] => _resources[name];

    public IEnumerable<string> Names => _resources.Keys.Order(StringComparer.Ordinal);

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources[args.Name!] = args;
        return Task.FromResult<(string?, object)>((Id(args), State(args)));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        Calls.Enqueue(args);
        return Task.FromResult(Answer(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        Outputs.Enqueue(args);
        return Task.CompletedTask;
    }
}
