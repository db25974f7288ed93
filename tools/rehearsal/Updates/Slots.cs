using Rehearsal.Time;

namespace Rehearsal.Updates;

/// <summary>
/// Lets a number of steps run at the same time. Slots are given just before the clock moves, in the order of the time at which a step asked
/// and then of its key: in which order the requests of one time arrived changes nothing. For one thread.
/// </summary>
internal sealed class Slots(int count, VirtualScheduler scheduler)
{
    private readonly PriorityQueue<TaskCompletionSource, (DateTimeOffset Time, string Key)> _waiting = new(
        Comparer<(DateTimeOffset Time, string Key)>.Create(
            (one, other) => one.Time.CompareTo(other.Time) is not 0 and var order ? order : string.CompareOrdinal(one.Key, other.Key)
        )
    );

    private int _free = count;
    private bool _isGiving;

    public Task EnterAsync(string key)
    {
        var waiter = new TaskCompletionSource();
        _waiting.Enqueue(waiter, (scheduler.Now, key));
        _ = GiveAsync();
        return waiter.Task;
    }

    public void Leave()
    {
        _free++;
        _ = GiveAsync();
    }

    private async Task GiveAsync()
    {
        if (_isGiving || _waiting.Count == 0)
        {
            return;
        }

        _isGiving = true;
        await scheduler.LastAsync();
        _isGiving = false;
        while (_free > 0 && _waiting.TryDequeue(out var next, out _))
        {
            _free--;
            next.SetResult();
        }
    }
}
