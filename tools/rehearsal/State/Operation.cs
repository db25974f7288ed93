namespace Rehearsal.State;

/// <summary>What a step does to a resource.</summary>
public enum Operation
{
    Same,
    Create,
    Update,
    Replace,
    Delete,
    Read,
    Refresh,
}
