using Planning.Plans;

namespace Preflight.Costs;

/// <summary>An assumption about usage, from assumptions.json, with its default.</summary>
/// <param name="Of">What it counts, in a multiplication.</param>
public sealed record Assumption(string Key, string Of, string Text, decimal Development, decimal Test, decimal Production)
{
    public decimal For(Stage stage) =>
        stage switch
        {
            Stage.Production => Production,
            Stage.Test => Test,
            _ => Development,
        };
}
