using Preflight.Arm;
using Preflight.Plans;

namespace Preflight.Checks;

/// <summary>One thing that a plan is judged by; a pure function, so that it can be shown to pass and to fail.</summary>
internal interface IRule
{
    IEnumerable<Finding> Check(Plan plan, ArmTemplate template);
}
