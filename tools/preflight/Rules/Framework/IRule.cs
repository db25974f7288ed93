using Preflight.AzureModel;

namespace Preflight.Rules.Framework;

/// <summary>One thing that a plan is judged by; a pure function, so that it can be shown to pass and to fail.</summary>
public interface IRule
{
    /// <summary>One for each id that its findings carry.</summary>
    IReadOnlyList<RuleFacts> Facts { get; }

    IEnumerable<Finding> Check(AzurePlan plan);
}
