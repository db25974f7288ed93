namespace Preflight.Rules.Framework;

/// <summary>The pillars of the Azure Well-Architected Framework, and responsible AI.</summary>
public enum Pillar
{
    Reliability,
    Security,
    Cost,
    Operations,
    Performance,
    ResponsibleAI,
}
