using System.Text.Json.Nodes;

namespace Planning.Projects;

/// <summary>Lays a stack's values over the project's declarations and judges them as the CLI does.</summary>
internal sealed class StackConfigBuilder
{
    private readonly ProjectFile _project;
    private readonly string _stack;
    private readonly SortedDictionary<string, ConfigValue> _values = new(StringComparer.Ordinal);
    private readonly List<ConfigDeclaration> _missing = [];

    /// <param name="trees">The stack's own values, by full key.</param>
    public StackConfigBuilder(ProjectFile project, string stack, IReadOnlyDictionary<string, JsonNode?> trees)
    {
        (_project, _stack) = (project, stack);
        var types = project.Config.GroupBy(each => each.Key).ToDictionary(same => same.Key, same => same.Last().Type);
        foreach (var (key, tree) in trees)
        {
            _values[key] = ConfigValue.Of(key, types.GetValueOrDefault(key), tree);
        }

        foreach (var declaration in project.Config.Where(each => !_values.ContainsKey(each.Key)))
        {
            if (declaration.Value is not null)
            {
                _values[declaration.Key] = ConfigValue.Of(declaration.Key, declaration.Type, declaration.Value);
            }
            else if (ConfigKey.IsOfProject(project.Name, declaration.Name))
            {
                _missing.Add(declaration);
            }
        }
    }

    public IReadOnlyDictionary<string, string> Values =>
        new SortedDictionary<string, string>(_values.ToDictionary(entry => entry.Key, entry => entry.Value.Text), StringComparer.Ordinal);

    public IReadOnlyCollection<string> SecretKeys => [.. _values.Where(entry => entry.Value.IsSecret).Select(entry => entry.Key)];

    public IReadOnlyCollection<string> SecretValues => [.. _values.Values.SelectMany(value => value.Secrets).Distinct()];

    public IEnumerable<string> Problems()
    {
        if (_missing.Count > 0)
        {
            yield return $"Stack '{_stack}' is missing configuration value{(_missing.Count > 1 ? "s" : "")} {Quoted()}; "
                + string.Join("; ", _missing.OrderBy(each => each.Name, StringComparer.Ordinal).Select(Command));
        }

        foreach (var declaration in _project.Config.Where(each => each.Type is not null && _values.ContainsKey(each.Key)))
        {
            var value = _values[declaration.Key];
            if (declaration.IsSecret && !value.IsSecret)
            {
                yield return $"Stack '{_stack}' with configuration key '{declaration.Name}' must be encrypted as it's secret; "
                    + Command(declaration);
            }
            else if (!declaration.Type!.Fits(value.Content))
            {
                yield return $"Stack '{_stack}' with configuration key '{declaration.Name}' must be of type "
                    + $"'{declaration.Type.FullName}', got "
                    + $"{(value.IsSecret ? "an encrypted text" : $"'{value.Text}'")}; {Command(declaration)}";
            }
        }

        foreach (var problem in ReservedKeys.Problems(Values, _project.Name))
        {
            yield return problem;
        }
    }

    public IEnumerable<string> Warnings(string file)
    {
        var declared = _project.Config.Select(declaration => declaration.Key).ToHashSet();
        return _values
            .Keys.Where(key => declared.Count > 0 && ConfigKey.IsOfProject(_project.Name, key) && !declared.Contains(key))
            .Select(key => $"{file} sets {key}, which Pulumi.yaml does not declare: a misspelt key?")
            .Concat(ReservedKeys.Warnings(file, _values.Keys))
            .Concat(OtherProjects(file, declared))
            .Concat(
                _project
                    .Config.Where(each =>
                        each is { IsSecret: true, Type: null } && _values.TryGetValue(each.Key, out var value) && !value.IsSecret
                    )
                    .Select(each =>
                        $"{each.Key} is declared secret and is not encrypted, which Pulumi judges only with a type; {Command(each)}"
                    )
            );
    }

    /// <summary>Keys of a project that had another name: the program does not receive them as its own.</summary>
    private IEnumerable<string> OtherProjects(string file, HashSet<string> declared) =>
        _values
            .Keys.Select(key => key.Split(':'))
            .Where(parts => parts[0] != _project.Name && !ReservedKeys.IsReserved(parts[0]))
            .GroupBy(parts => parts[0])
            .Where(space => space.All(parts => declared.Contains($"{_project.Name}:{parts[1]}")))
            .Select(space =>
                $"{file} sets keys of '{space.Key}' that the project {_project.Name} declares, such as {space.Key}:{space.First()[1]}; "
                + $"name them {_project.Name}:{space.First()[1]}, or rename the project"
            );

    /// <summary>As the CLI lists them: 'a', 'b' and 'c'.</summary>
    private string Quoted()
    {
        var names = _missing.Select(each => $"'{each.Name}'").Order(StringComparer.Ordinal).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private string Command(ConfigDeclaration declaration)
    {
        var secret = declaration.IsSecret ? "--secret " : "";
        var key = ConfigKey.Short(_project.Name, declaration.Key);
        return declaration.Type?.Name switch
        {
            "array" => $"pulumi config set {secret}--path '{key}[0]' <value> --stack {_stack}",
            "object" => $"pulumi config set {secret}--path '{key}.<name>' <value> --stack {_stack}",
            _ => $"pulumi config set {secret}{key} <value> --stack {_stack}",
        };
    }
}
