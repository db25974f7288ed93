using Grpc.Core;
using Planning.ResourceIds;

namespace Planning.Engine;

/// <summary>One run of one program: whom it is for, how it is answered, and what came of it.</summary>
public sealed class Run
{
    /// <param name="answers">Makes what answers for the cloud; null for <see cref="ImmediateAnswers"/>.</param>
    public Run(RunRequest request, Func<Run, IResourceAnswers>? answers = null)
    {
        Project = request.Project;
        Stack = request.Stack;
        Accounts = new Accounts(request, Registrations);
        Autonaming = new Autonaming(request.Config, request.Organization, request.Project, request.Stack);
        DefaultProviders = new DefaultProviders(request.Config.GetValueOrDefault(DefaultProviders.Key));
        Outputs = new ComputedOutputs(request.Mode, request.Project, request.Stack, Accounts, Autonaming);
        Invents = request.Mode != RunMode.Unknowns;
        StackReferences = new StackReferences(request.References);
        Answers = answers?.Invoke(this) ?? new ImmediateAnswers(this);
    }

    public string Project { get; }

    public string Stack { get; }

    public Accounts Accounts { get; }

    public Autonaming Autonaming { get; }

    public DefaultProviders DefaultProviders { get; }

    /// <summary>Whether a value that only the cloud has is invented where a program needs one.</summary>
    public bool Invents { get; }

    public Registrations Registrations { get; } = new();

    public ComputedOutputs Outputs { get; }

    public StackReferences StackReferences { get; }

    public IResourceAnswers Answers { get; }

    /// <summary>The first thing the engine refused; the program's own complaint about it follows and adds nothing.</summary>
    public string? Refusal { get; private set; }

    public RpcException Reject(string problem)
    {
        Refusal ??= problem;
        return new RpcException(new Status(StatusCode.InvalidArgument, problem));
    }
}
