namespace Rehearsal.Time;

/// <summary>Requests that wait for the scheduler. Safe for threads.</summary>
public sealed class Inbox
{
    private readonly List<(string Key, Action Start)> _waiting = [];
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _arrived = new();

    /// <summary>Counts what ever arrived.</summary>
    public int Arrived { get; private set; }

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count == 0;
            }
        }
    }

    /// <param name="key">Decides the order among requests of the same time.</param>
    public void Add(string key, Action start)
    {
        lock (_lock)
        {
            _waiting.Add((key, start));
            Arrived++;
            _arrived.Set();
        }
    }

    /// <summary>In the order of the keys.</summary>
    public IReadOnlyList<Action> TakeAll()
    {
        lock (_lock)
        {
            var taken = _waiting.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.Start).ToList();
            _waiting.Clear();
            _arrived.Reset();
            return taken;
        }
    }

    /// <summary>Waits in real time until something is there to be taken.</summary>
    public void Wait() => _arrived.Wait();
}
