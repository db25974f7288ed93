using System.Collections.Concurrent;

namespace Benchmarks.Soak;

/// <summary>The results of the chats, the resources of the app, and every broken promise.</summary>
internal sealed class SoakReport
{
    private const double Warmup = 0.25;

    private readonly ConcurrentQueue<(Course Course, Ending Ending, int Attempts)> endings = new();
    private readonly ConcurrentQueue<double> releases = new();
    private readonly ConcurrentQueue<string> broken = new();

    public int Chats => endings.Count;

    public List<Sample> Samples { get; } = [];

    public IReadOnlyCollection<string> Broken => broken;

    public IReadOnlyList<Growth> Growth { get; private set; } = [];

    /// <summary>From a reader's stop until the model saw it, in milliseconds.</summary>
    public IReadOnlyList<double> Releases => [.. releases.Order()];

    public IEnumerable<(string Course, IReadOnlyDictionary<string, int> Endings, int Repeated)> ByCourse =>
        endings
            .GroupBy(entry => entry.Course.Name)
            .OrderBy(group => group.Key)
            .Select(group =>
                (
                    group.Key,
                    (IReadOnlyDictionary<string, int>)group.CountBy(entry => entry.Ending.How).ToDictionary(),
                    group.Sum(entry => entry.Attempts)
                )
            );

    /// <param name="released">How long the model request continued; null if it still does.</param>
    public void Add(SoakChat chat, Ending ending, int attempts, TimeSpan? released)
    {
        endings.Enqueue((chat.Course, ending, attempts));
        if (!chat.Course.Endings.Contains(ending.How))
            Break(chat, $"ended as {ending.How} ({ending.Text}), expected {string.Join(" or ", chat.Course.Endings)}");

        var whole = chat.Text(chat.Course.Pieces);
        if (chat.Course.Body is null && ending.How == Ending.Done && ending.Text != whole)
            Break(chat, $"is marked as complete with {ending.Text.Length} of {whole.Length} characters");
        var isOwn = chat.Text(chat.Course.Pieces * 4).StartsWith(ending.Text, StringComparison.Ordinal);
        if (chat.Course.Body is null && ending.How != Ending.Broken && !isOwn)
            Break(chat, $"received text of another chat: {ending.Text}");
        if (chat.Course.Model == ModelSide.MustNotBeAsked && chat.Asked.Task.IsCompleted)
            Break(chat, "reached the model");

        if (released is null)
            AddUnreleased(chat);
        else if (ending.How == Ending.Stopped && chat.Asked.Task.IsCompleted)
            releases.Enqueue(released.Value.TotalMilliseconds);
    }

    public void AddUnreleased(SoakChat chat) => Break(chat, "ended for the client, but the model request is still running");

    public void AddUnknownRequest(string name) => broken.Enqueue($"the model received '{name}', which no client sent");

    /// <summary>At the end: the remaining resources of the app, and its log.</summary>
    public void Judge(bool exited, IReadOnlyList<string> log)
    {
        if (exited)
            broken.Enqueue("the app exited unexpectedly");
        foreach (var error in AppLog.Unexpected(log))
            broken.Enqueue($"the app logged: {error}");
        if (!AppLog.Speaks(log))
            broken.Enqueue("the app's log contains none of the injected failures; check that its format is 'simple'");

        var warm = Samples.Skip((int)(Samples.Count * Warmup)).ToList();
        if (warm.Count < Soak.Growth.FewestSamples)
            return;

        Growth =
        [
            new("heap after a collection, MB", [.. warm.Select(sample => sample.HeapBytes / 1e6)], 5),
            new("resident memory, MB", [.. warm.Select(sample => sample.Usage.ResidentBytes / 1e6)], 60),
            new("handles", [.. warm.Select(sample => (double)sample.Usage.Handles)], 20),
            new("threads", [.. warm.Select(sample => (double)sample.Usage.Threads)], 25),
        ];
        foreach (var growth in Growth.Where(growth => growth.Grows))
            broken.Enqueue($"{growth.Name}: grows from {growth.Before:0} to {growth.After:0}, allowed: {growth.Allowed:0} more");
    }

    private void Break(SoakChat chat, string how) => broken.Enqueue($"{chat.Name}, {chat.Course.Name}: {how}");
}
