namespace Preflight.Tests.Rules;

/// <summary>The cases of one rule.</summary>
public interface IRuleCases
{
    /// <summary>The rule's id.</summary>
    static abstract string Rule { get; }

    static abstract IReadOnlyList<RuleCase> Cases { get; }
}
