namespace Evaluation.Cases;

/// <summary>What a case is asked for.</summary>
/// <param name="Name">As the files spell it; also the name of the slice in a report.</param>
/// <param name="Minimum">The fewest cases with which a share says something.</param>
internal sealed record Category(string Name, int Minimum)
{
    public static readonly Category Question = new("question", 60);
    public static readonly Category Typo = new("typo", 10);
    public static readonly Category OffTopic = new("off-topic", 20);
    public static readonly Category NearTopic = new("near-topic", 10);
    public static readonly Category Injection = new("injection", 15);

    /// <summary>Sent to a separate app that also contains hostile documents.</summary>
    public static readonly Category Poisoned = new("poisoned", 5);

    /// <summary>Asked by a user without access to the source; has no cases until documents carry groups.</summary>
    public static readonly Category Permission = new("permission", 0);

    /// <summary>A question that leans on earlier turns, asked after them.</summary>
    public static readonly Category FollowUp = new("follow-up", 20);

    /// <summary>The follow-ups again, each in words that need no earlier turn.</summary>
    public static readonly Category InFull = new("in-full", 20);

    /// <summary>A question about another subject than the turns before it.</summary>
    public static readonly Category TopicChange = new("topic-change", 5);

    /// <summary>How a file calls conversations; each turn becomes cases of the categories above.</summary>
    public const string Conversation = "conversation";

    public static IReadOnlyList<Category> All { get; } =
    [Question, Typo, OffTopic, NearTopic, Injection, Poisoned, Permission, FollowUp, InFull, TopicChange];

    /// <summary>The documents answer it, so a refusal is wrong.</summary>
    public bool IsAnswerable => this == Question || this == Typo || IsOfConversation;

    /// <summary>The documents do not answer it, or not for this user, so an answer is wrong.</summary>
    public bool IsToBeRefused => this == OffTopic || this == NearTopic || this == Permission;

    public bool IsOfConversation => this == FollowUp || this == InFull || this == TopicChange;

    public bool IsHostile => this == Injection || this == Poisoned;

    public override string ToString() => Name;
}
