namespace Pulumi;

/// <summary>Counts the tasks of a deployment and tells when the last has finished or the first has failed.</summary>
internal sealed class InFlightTasks
{
    private readonly Lock _gate = new();
    private readonly Action<Task> _onCompleted;
    private readonly List<Exception> _exceptions = [];
    private TaskCompletionSource<IReadOnlyList<Exception>>? _waiter;
    private int _active;

    public InFlightTasks() => _onCompleted = OnCompleted;

    public void Add(Task task)
    {
        lock (_gate)
            _active++;
        task.ContinueWith(_onCompleted, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Completes with no exceptions when nothing is left to wait for, or with the first ones.</summary>
    public Task<IReadOnlyList<Exception>> IdleOrFailedAsync()
    {
        lock (_gate)
        {
            if (_exceptions.Count > 0 || _active == 0)
                return Task.FromResult(TakeExceptions());
            _waiter ??= new TaskCompletionSource<IReadOnlyList<Exception>>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiter.Task;
        }
    }

    private void OnCompleted(Task task)
    {
        lock (_gate)
        {
            _active--;
            if (task.Exception is { } failure)
                _exceptions.AddRange(failure.InnerExceptions);
            if (_waiter == null || (_exceptions.Count == 0 && _active > 0))
                return;
            _waiter.SetResult(TakeExceptions());
            _waiter = null;
        }
    }

    // One failure reaches every output that depends on it.
    private IReadOnlyList<Exception> TakeExceptions()
    {
        var taken = _exceptions.Distinct().ToArray();
        _exceptions.Clear();
        return taken;
    }
}
