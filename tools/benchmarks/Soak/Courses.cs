namespace Benchmarks.Soak;

/// <summary>Everything that can happen to a chat, and how often it does here.</summary>
internal static class Courses
{
    public static IReadOnlyList<Course> All { get; } =
    [
        new("whole answer", 300, ModelSide.Whole, Reading.ToTheEnd, Ending.Done),
        new("question outside the documents", 20, ModelSide.MustNotBeAsked, Reading.ToTheEnd, Ending.Done) { Body = Bodies.OffTopic },
        new("slow reader", 30, ModelSide.Whole, Reading.Slowly, Ending.Done) { Pieces = 400, PieceLength = 400 },
        new("stop before the first word", 60, ModelSide.Silent, Reading.StopsWhenTheModelIsAsked, Ending.Stopped),
        new("stop inside an answer", 120, ModelSide.Endless, Reading.StopsAfterSomeWords, Ending.Stopped),
        new("stop at any moment", 120, ModelSide.Whole, Reading.StopsAtAnyMoment, Ending.Stopped, Ending.Done),
        new("client disconnects without reading", 20, ModelSide.Endless, Reading.ReadsNoMoreAndLeaves, Ending.Stopped)
        {
            Pieces = 600,
            PieceLength = 1_000,
        },
        new("connection reset inside", 40, ModelSide.Resets, Reading.ToTheEnd, Ending.Error("model_failed")),
        new("error event inside", 30, ModelSide.SendsAnError, Reading.ToTheEnd, Ending.Error("incomplete")),
        new("no finish reason", 30, ModelSide.ForgetsToFinish, Reading.ToTheEnd, Ending.Error("incomplete")),
        new("event cut in two", 20, ModelSide.SendsGarbage, Reading.ToTheEnd, Ending.Error("model_failed")),
        // Where the other endpoint rests for another chat's fault, no endpoint is left to wait for.
        new(
            "silence before the first word",
            5,
            ModelSide.Silent,
            Reading.ToTheEnd,
            Ending.TimedOut,
            Ending.Error("model_failed"),
            Ending.Throttled
        ),
        new("silence inside", 10, ModelSide.FallsSilent, Reading.ToTheEnd, Ending.TimedOut),
        new("filtered question", 20, ModelSide.FiltersTheQuestion, Reading.ToTheEnd, Ending.Error("filtered")),
        new("filtered inside", 20, ModelSide.FiltersInside, Reading.ToTheEnd, Ending.Error("filtered")),
        new("403", 5, ModelSide.Refuses(403, null, always: true), Reading.ToTheEnd, Ending.Error("not_allowed")),
        new("429 once, short wait", 20, ModelSide.Refuses(429, 20, always: false), Reading.ToTheEnd, Ending.Done),
        new("429 once, wait unsaid", 3, ModelSide.Refuses(429, null, always: false), Reading.ToTheEnd, Ending.Done),
        new("429 always", 5, ModelSide.Refuses(429, 20, always: true), Reading.ToTheEnd, Ending.Throttled),
        new("429 with a long wait", 0, ModelSide.Refuses(429, 6_000, always: true), Reading.ToTheEnd, Ending.Throttled) { Rests = true },
        // Both endpoints may rest for another chat's fault when it is tried again.
        new("500 once", 10, ModelSide.Refuses(500, 20, always: false), Reading.ToTheEnd, Ending.Done, Ending.Error("model_failed")),
        new("500 always", 5, ModelSide.Refuses(500, 20, always: true), Reading.ToTheEnd, Ending.Error("model_failed"), Ending.Throttled),
        new("body too large", 15, ModelSide.MustNotBeAsked, Reading.ToTheEnd, Ending.Status(413)) { Body = Bodies.TooLarge },
        // A server that refuses while the reader still sends may close before the refusal is read.
        new("body too large, in chunks", 15, ModelSide.MustNotBeAsked, Reading.ToTheEnd, Ending.Status(413), Ending.Stopped)
        {
            Body = Bodies.TooLargeInChunks,
        },
        new("body cut off", 20, ModelSide.MustNotBeAsked, Reading.ToTheEnd, Ending.Stopped) { Body = Bodies.CutOff },
        new("body no JSON", 10, ModelSide.MustNotBeAsked, Reading.ToTheEnd, Ending.Status(400)) { Body = Bodies.NoJson },
        new("body empty", 10, ModelSide.MustNotBeAsked, Reading.ToTheEnd, Ending.Status(400)) { Body = Bodies.Nothing },
        new("body with a foreign field", 10, ModelSide.MustNotBeAsked, Reading.ToTheEnd, Ending.Status(400)) { Body = Bodies.ForeignField },
        new("too many turns", 10, ModelSide.MustNotBeAsked, Reading.ToTheEnd, Ending.Status(400)) { Body = Bodies.TooManyTurns },
        new("a form", 10, ModelSide.MustNotBeAsked, Reading.ToTheEnd, Ending.Status(415)) { Body = Bodies.Form },
    ];

    private const int ChatsPerRest = 2_500;
    private static readonly int Total = All.Sum(course => course.Weight);

    /// <summary>By chance, the same for the same seed; those that make every endpoint rest come rarely, and at least once.</summary>
    public static IReadOnlyList<SoakChat> Draw(int chats, int seed)
    {
        var random = new Random(seed);
        var resting = All.Single(course => course.Rests);
        return
        [
            .. Enumerable
                .Range(0, chats)
                .Select(number => new SoakChat(
                    number,
                    seed,
                    number % ChatsPerRest == Math.Min(chats, ChatsPerRest) / 2 ? resting : Pick(random.Next(Total))
                )),
        ];
    }

    private static Course Pick(int point)
    {
        foreach (var course in All)
            if ((point -= course.Weight) < 0)
                return course;
        throw new ArgumentOutOfRangeException(nameof(point), point, "at least the sum of the weights");
    }
}
