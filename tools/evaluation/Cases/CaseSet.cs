namespace Evaluation.Cases;

/// <summary>Which cases are asked.</summary>
/// <param name="Name">The folder of its files below evaluation/.</param>
/// <param name="Categories">Those of which it must hold enough cases.</param>
internal sealed record CaseSet(string Name, IReadOnlyList<Category> Categories)
{
    public static readonly CaseSet Golden = new("golden", [.. Category.All.Where(category => !category.IsOfConversation)]);

    /// <summary>Never looked at while the app is tuned: shows whether the golden set's results hold for new questions.</summary>
    public static readonly CaseSet HeldOut = new(
        "held-out",
        [Category.Question, Category.Typo, Category.OffTopic, Category.NearTopic, Category.FollowUp, Category.InFull, Category.TopicChange]
    );

    /// <summary>What offline mode was fitted to, with Korean questions and conversations; too large for a deployed model.</summary>
    public static readonly CaseSet Tuning = new("tuning", [Category.Question, Category.FollowUp, Category.InFull, Category.TopicChange]);

    public static IReadOnlyList<CaseSet> All { get; } = [Golden, HeldOut, Tuning];

    public string Folder => Path.Combine(EvaluationFiles.Folder, Name);

    public string Baselines => this == Golden ? EvaluationFiles.Baselines : Path.Combine(EvaluationFiles.Baselines, Name);
}
