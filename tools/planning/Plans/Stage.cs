namespace Planning.Plans;

/// <summary>The stage of a stack. Rules are stricter for production than for development.</summary>
public enum Stage
{
    Development,
    Test,
    Production,
}
