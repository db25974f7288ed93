namespace Rehearsal.Updates;

/// <summary>Lets a number of steps run at the same time; the others wait in the order in which they came. For one thread.</summary>
internal sealed class Slots(int count)
{
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _free = count;

    public Task EnterAsync()
    {
        if (_free > 0)
        {
            _free--;
            return Task.CompletedTask;
        }

        var waiter = new TaskCompletionSource();
        _waiting.Enqueue(waiter);
        return waiter.Task;
    }

    public void Leave()
    {
        if (_waiting.TryDequeue(out var next))
        {
            next.SetResult();
        }
        else
        {
            _free++;
        }
    }
}
