using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Planning.Plans;

namespace Planning.Engine;

/// <summary>What a run has registered so far. Programs register concurrently.</summary>
public sealed class Registrations
{
    private readonly ConcurrentDictionary<string, RegisteredResource> _resources = new();
    private readonly ConcurrentDictionary<string, string> _calls = new();
    private readonly ConcurrentQueue<Message> _messages = new();
    private readonly ConcurrentDictionary<string, string> _unknownReads = new();

    public IReadOnlyCollection<RegisteredResource> Resources => _resources.Values.ToList();

    /// <summary>As in "it had registered ...".</summary>
    public string Count =>
        _resources.Count switch
        {
            0 => "nothing",
            1 => "one resource",
            var count => $"{count} resources",
        };

    public IReadOnlyCollection<Message> Messages => _messages.ToList();

    public IEnumerable<string> Calls => _calls.Keys;

    public string? RootUrn { get; set; }

    public string? LastUrn { get; private set; }

    public Struct StackOutputs { get; set; } = new();

    public bool Contains(string urn) => _resources.ContainsKey(urn);

    public bool Add(RegisteredResource resource)
    {
        LastUrn = resource.Urn;
        return _resources.TryAdd(resource.Urn, resource);
    }

    public void Called(string function) => _calls.TryAdd(function, function);

    public RegisteredResource? Find(string urn) => _resources.GetValueOrDefault(urn);

    /// <returns>The resource that the program creates under an id; ids are without case.</returns>
    public RegisteredResource? FindById(string id) =>
        _resources.Values.FirstOrDefault(each => !each.IsRead && each.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    public void Say(string severity, string text, string? urn = null) => _messages.Enqueue(new Message(severity, text, urn));

    /// <summary>Reports once what the engine cannot answer as the cloud would.</summary>
    public void Limit(string text)
    {
        if (_unknownReads.TryAdd(text, text))
        {
            _messages.Enqueue(new Message("warning", text, IsLimit: true));
        }
    }
}
