using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace Infra.Tests.Barriers;

/// <summary>
/// An Azure that is slow: an account that stays in a state for some reads, and roles that were assigned at a given time. It notes the
/// requests and the time of each.
/// </summary>
internal sealed class SlowAzure : IMocks
{
    private readonly Recorder _recorder = new();
    private readonly ConcurrentQueue<(string What, DateTimeOffset At)> _requests = new();
    private int _reads;

    /// <summary>As the engine sends a value that is not known.</summary>
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public QuickClock Clock { get; } = new();

    /// <summary>Number of the read → the account's state.</summary>
    public Func<int, string> AccountState { get; init; } = _ => "Succeeded";

    /// <summary>How long ago the account was changed, when it is read; null leaves it out.</summary>
    public TimeSpan? AccountAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The age of every role assignment when it is returned.</summary>
    public TimeSpan RoleAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>A resource that an update of some targets does not create: its id and its age are not known.</summary>
    public string Skipped { get; init; } = "";

    public int Reads => _reads;

    /// <summary>Logical names of created resources and "state" for each read, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests.Select(request => request.What)];

    /// <summary>The time at which a resource was created; a component of the same name comes before it.</summary>
    public DateTimeOffset TimeOf(string resource) => _requests.Last(each => each.What == resource).At;

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _requests.Enqueue((args.Name!, Clock.GetUtcNow()));
        var (id, state) = await _recorder.NewResourceAsync(args);
        return args.Name == Skipped ? (null, ((ImmutableDictionary<string, object>)state).SetItem("createdOn", Unknown))
            : args.Type == "azure-native:authorization:RoleAssignment"
                ? (id, ((ImmutableDictionary<string, object>)state).SetItem("createdOn", $"{Clock.GetUtcNow() - RoleAge:O}"))
            : (id, state);
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        if (args.Token != "azure-native:cognitiveservices:getAccount")
        {
            return _recorder.CallAsync(args);
        }

        _requests.Enqueue(("state", Clock.GetUtcNow()));
        return Task.FromResult(
            Recorder.AccountIn(
                AccountState(Interlocked.Increment(ref _reads)),
                AccountAge is { } age ? $"{Clock.GetUtcNow() - age:O}" : null
            )
        );
    }
}
