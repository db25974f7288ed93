namespace Planning.Plans;

/// <summary>How far towards its users a stack stands; what production needs, development need not.</summary>
public enum Stage
{
    Development,
    Test,
    Production,
}
