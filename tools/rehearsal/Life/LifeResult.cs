namespace Rehearsal.Life;

/// <summary>A whole rehearsal.</summary>
public sealed record LifeResult(string Stack, IReadOnlyList<LifeStep> Steps, IReadOnlyList<string> PassedOver, IReadOnlyList<string> Notes)
{
    public bool Failed => Steps.Any(step => step.Problems.Count > 0);
}
