using AzureSimulator;

namespace Rehearsal.Time;

/// <summary>
/// Runs asynchronous work on one thread in virtual time: the clock moves only when nothing can be done at the present time. Work that is
/// due at one time runs in the order of its keys, so that every run is the same.
/// </summary>
public sealed class VirtualScheduler(VirtualClock clock) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly PriorityQueue<TaskCompletionSource, (DateTimeOffset Time, string Key, long Sequence)> _sleeping = new(new InOrder());
    private readonly Queue<TaskCompletionSource> _last = new();
    private long _sequence;

    public DateTimeOffset Now => clock.Now;

    /// <summary>Work of another thread is started with <see cref="Inbox"/>.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_ready)
        {
            _ready.Enqueue((d, state));
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <param name="key">Orders what is due at the same time.</param>
    public Task DelayAsync(TimeSpan time, string key) => UntilAsync(Now + time, key);

    /// <inheritdoc cref="DelayAsync"/>
    public Task UntilAsync(DateTimeOffset time, string key)
    {
        if (time <= Now)
        {
            return Task.CompletedTask;
        }

        var waiter = new TaskCompletionSource();
        _sleeping.Enqueue(waiter, (time, key, _sequence++));
        return waiter.Task;
    }

    /// <summary>Waits until nothing else can be done at the present time: just before the clock moves.</summary>
    public Task LastAsync()
    {
        var waiter = new TaskCompletionSource();
        _last.Enqueue(waiter);
        return waiter.Task;
    }

    /// <summary>Removes all waits, because the update was killed.</summary>
    public void Abandon()
    {
        _sleeping.Clear();
        _last.Clear();
    }

    /// <summary>Runs the work, and all that it starts, until it is done.</summary>
    /// <param name="program">What may ask for more while the work runs; null if nothing does.</param>
    public void Run(Func<Task> work, IArrivals? program = null)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var all = work();
            while (true)
            {
                RunReady();
                if (all.IsCompleted)
                {
                    break;
                }

                // All that is due comes before the program is looked at, so that it gets its answers of one time together.
                if (_sleeping.TryPeek(out _, out var first) && first.Time <= Now)
                {
                    _sleeping.Dequeue().SetResult();
                    continue;
                }

                if (program?.StartNext() == true)
                {
                    continue;
                }

                if (_last.TryDequeue(out var last))
                {
                    last.SetResult();
                    continue;
                }

                if (_sleeping.TryDequeue(out var next, out var due))
                {
                    clock.AdvanceTo(due.Time);
                    next.SetResult();
                }
                else if (program is null || !program.Wait())
                {
                    throw new InvalidOperationException("the rehearsal waits for something that never happens");
                }
            }

            all.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void RunReady()
    {
        while (true)
        {
            (SendOrPostCallback Callback, object? State) next;
            lock (_ready)
            {
                if (!_ready.TryDequeue(out next))
                {
                    return;
                }
            }

            next.Callback(next.State);
        }
    }

    private sealed class InOrder : IComparer<(DateTimeOffset Time, string Key, long Sequence)>
    {
        public int Compare((DateTimeOffset Time, string Key, long Sequence) x, (DateTimeOffset Time, string Key, long Sequence) y)
        {
            var order = x.Time.CompareTo(y.Time);
            order = order != 0 ? order : string.CompareOrdinal(x.Key, y.Key);
            return order != 0 ? order : x.Sequence.CompareTo(y.Sequence);
        }
    }
}
