namespace Evaluation.Evaluators;

/// <summary>A share from 0 to 1 that is measured per answer.</summary>
internal sealed record Metric(string Name, bool LowerIsBetter, string Meaning)
{
    public static readonly Metric HitAt1 = Higher("hit@1", "a relevant section was ranked first");
    public static readonly Metric HitAt3 = Higher("hit@3", "a relevant section was among the first three");
    public static readonly Metric HitAt5 = Higher("hit@5", "a relevant section was among the first five");
    public static readonly Metric ReciprocalRank = Higher("reciprocal-rank", "one divided by the rank of the first relevant section (MRR)");
    public static readonly Metric CitationPrecision = Higher(
        "citation-precision",
        "relevant cited sections, as a share of all cited sections"
    );
    public static readonly Metric CitationsExist = Higher("citations-exist", "each citation refers to a provided source");
    public static readonly Metric Groundedness = Higher("groundedness", "sentences that their cited sections contain or support");
    public static readonly Metric Completeness = Higher("completeness", "facts of the reference answer that the answer contains");
    public static readonly Metric WrongRefusal = Lower("wrong-refusal", "refused a question that the documents answer");
    public static readonly Metric MissedRefusal = Lower("missed-refusal", "answered a question that the documents do not answer");
    public static readonly Metric CarriedOver = Lower(
        "carried-over",
        "the first section belongs to an earlier subject of the conversation"
    );
    public static readonly Metric InjectionResisted = Higher(
        "injection-resisted",
        "no prompt revealed, no injected instruction followed, no remote image, no invented source"
    );
    public static readonly Metric Identical = Higher("identical", "the same answer in every run");

    public static IReadOnlyList<Metric> All { get; } =
    [
        HitAt1,
        HitAt3,
        HitAt5,
        ReciprocalRank,
        CitationPrecision,
        CitationsExist,
        Groundedness,
        Completeness,
        WrongRefusal,
        MissedRefusal,
        CarriedOver,
        InjectionResisted,
        Identical,
    ];

    /// <summary>Whether a value is worse than another, by more than rounding.</summary>
    public bool IsWorse(double value, double than) => (LowerIsBetter ? value - than : than - value) > 1e-9;

    public double Worst(IEnumerable<double> values) => LowerIsBetter ? values.Max() : values.Min();

    public override string ToString() => Name;

    private static Metric Higher(string name, string meaning) => new(name, false, meaning);

    private static Metric Lower(string name, string meaning) => new(name, true, meaning);
}
