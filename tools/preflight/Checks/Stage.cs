namespace Preflight.Checks;

/// <summary>How far towards its users a stack stands; what production needs, development need not.</summary>
internal enum Stage
{
    Development,
    Test,
    Production,
}
