namespace Benchmarks.Soak;

/// <summary>One chat of the soak: its course, and its requests at the model.</summary>
internal sealed class SoakChat(int number, int seed, Course course)
{
    private readonly Lock gate = new();
    private TaskCompletionSource released = Completed();
    private int calls;
    private int open;

    public Course Course => course;

    /// <summary>Part of the question, so that the fake model identifies the chat.</summary>
    public string Name { get; } = $"chat-{number:0000000}";

    public Random Random { get; } = new(unchecked(seed * 1_000_003 + number));

    /// <summary>Limits the number of users; each of them returns.</summary>
    public string ClientAddress => $"10.1.{number % 500 / 250}.{number % 250}";

    /// <summary>Ends when the model is first asked.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the model has no request left.</summary>
    public Task Released
    {
        get
        {
            lock (gate)
            {
                return released.Task;
            }
        }
    }

    /// <summary>The call's number, from 1.</summary>
    public int Enter()
    {
        lock (gate)
        {
            if (open++ == 0)
                released = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Asked.TrySetResult();
            return ++calls;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            if (--open == 0)
                released.TrySetResult();
        }
    }

    /// <summary>A text that no other chat has, to detect mixed-up answers.</summary>
    public string Piece(int place) => $"{Name}.{place} ".PadRight(course.PieceLength);

    public string Text(int pieces) => string.Concat(Enumerable.Range(0, pieces).Select(Piece));

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
