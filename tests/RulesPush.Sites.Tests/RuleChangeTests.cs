using RulesPush.Model;

namespace RulesPush.Sites.Tests;

/// <summary>What a change of the rules does to everything that is stored, and what time alone does.</summary>
public sealed class RuleChangeTests
{
    [Fact]
    public void Everything_stored_is_decided_again_and_what_changed_is_reported()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("LAB1", "10.1.0.1", "NYC"), Branch.Pc("LAB2", "10.2.0.2", "NYC"), Branch.Pc("PC", "10.1.0.3", "NYC"));
        hierarchy.Notices.Clear();

        var rules = WithExclusion("LAB*");
        hierarchy.Restart(rules);
        var notice = Assert.Single(hierarchy.Notices, static n => n.Kind == NoticeKind.Decisions);
        Assert.Equal($"the rules have changed to {hierarchy.Rules.Hash}: 4 stored resources decided again, 2 decisions changed", notice.Text);
        Assert.Equal(
            [new("AKR", Outcome.Push, Outcome.NoCriterionMatched, 1), new("NYC", Outcome.Push, Outcome.NoCriterionMatched, 1)],
            notice.Changes);
        Assert.Equal(hierarchy.Rules.Hash, hierarchy.Find("NYC", "LAB1")!.Decision!.Pack);

        // Before the next attempt the request is held against the rules as they are now.
        hierarchy.Pass(TimeSpan.FromHours(1));
        Assert.Equal(
            [("LAB1", RequestState.Cancelled), ("LAB2", RequestState.Cancelled), ("PC", RequestState.Retry)],
            hierarchy.Requests.Select(static r => (r.Machine, r.State)).Order());
    }

    /// <summary>More machines than one thread asks the rules of, with a method that answers, does not know, and fails.</summary>
    [Fact]
    public void Many_are_decided_again_as_if_they_had_just_been_discovered()
    {
        Ddr[] machines = [.. Enumerable.Range(0, 1_200).Select(static i => Branch.Pc($"PC{i}", $"10.{1 + (i % 3)}.{i / 250}.{i % 250}", "NYC", client: i % 11 == 0 ? true : null))];
        var rules = Requiring(new MethodTest("Answers")
        {
            Body = static machine => machine.Name![^1] switch { '3' => throw new InvalidOperationException("no such tag"), '5' => null, '7' => false, _ => true },
        });
        using var changed = new TestHierarchy(WithExclusion("PC1*"));
        using var fresh = new TestHierarchy(rules);
        foreach (var hierarchy in (TestHierarchy[])[changed, fresh])
        {
            hierarchy.Installer.Fail(InstallationError.Unreachable);
            hierarchy.Discover("NYC", machines);
        }

        changed.Restart(rules);

        Assert.Equal(Decisions(fresh), Decisions(changed));
        Assert.Equal(
            [Outcome.NotAssigned, Outcome.AlreadyClient, Outcome.MissingData, Outcome.NoCriterionMatched, Outcome.Push],
            Decisions(changed).Select(static d => d.Outcome).Distinct().Order());

        static List<(string Site, string Name, Outcome Outcome, string? HeldBy, string? Criteria, string Reason, long? Inputs)> Decisions(TestHierarchy hierarchy) =>
        [
            .. new[] { "NYC", "AKR" }.SelectMany(site => hierarchy.Read(t => t.Inventory.Page(site, 0, int.MaxValue)))
                .Select(static r => (r.Site, r.Name, r.Decision!.Outcome, r.Decision.HeldBy, r.Decision.Criteria, r.Decision.Reason, r.Decision.Inputs))
                .OrderBy(static r => r),
        ];
    }

    /// <summary>Both are stored: another hash decides on everything again, another number needs a step of the schema.</summary>
    [Fact]
    public void The_hash_of_rules_and_the_number_of_what_they_read_stay_the_same_from_version_to_version()
    {
        var rules = new RulesInForce(new InterpretedRulePack(Branch.Rules()));
        Assert.Equal("094f4f9001c39560", rules.Hash);
        Assert.Equal(711935452211897612, rules.Inputs.NumberOf(ResourceRecord.Of(Branch.Pc("PC", "10.1.0.7", "NYC")), hasClient: false));
        Assert.Equal(7687638160027598211, rules.Inputs.NumberOf(ResourceRecord.Of(Branch.Pc("PC", "10.1.0.7", "NYC")), hasClient: true));
    }

    [Fact]
    public void Rules_that_are_the_same_decide_nothing_again()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.7", "NYC"));
        hierarchy.Notices.Clear();
        var story = hierarchy.Story;
        // The same again, by another object.
        hierarchy.Restart(Branch.Rules());
        hierarchy.Work();
        Assert.DoesNotContain(hierarchy.Notices, static n => n.Kind == NoticeKind.Decisions);
        Assert.Equal(story, hierarchy.Story);
    }

    [Fact]
    public void Push_that_is_switched_on_at_a_secondary_site_creates_its_requests()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules(pushAtBranch: false));
        hierarchy.Discover("NYC", Branch.Pc("PC1", "10.2.0.1", "NYC"), Branch.Pc("PC2", "10.2.0.2", "NYC"));
        Assert.Empty(hierarchy.Requests);

        hierarchy.Restart(Branch.Rules(pushAtBranch: true));
        hierarchy.Work();
        Assert.Equal([("AKR", "PC1", RequestState.Done), ("AKR", "PC2", RequestState.Done)], hierarchy.Requests.Select(static r => (r.Site, r.Machine, r.State)));
    }

    [Fact]
    public void Boundaries_that_are_swapped_move_the_machines_and_both_holders_are_told()
    {
        using var hierarchy = new TestHierarchy(TwoBranches("10.2.0.0/16", "10.3.0.0/16"));
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.7", "NYC"));
        var before = hierarchy.Story.Count;

        hierarchy.Restart(TwoBranches("10.3.0.0/16", "10.2.0.0/16"));
        hierarchy.Pass(TimeSpan.FromHours(1));
        Assert.Equal(
            [
                "NYC Decided: NotAssigned: is in the boundaries of BUF, not of NYC",
                "NYC PdrSent: PDR 1 to BUF",
                "NYC PdrSent: PDR 1 to AKR, which held it before",
            ],
            hierarchy.Story.Skip(before).Where(static s => s.StartsWith("NYC", StringComparison.Ordinal)));
        Assert.Contains("BUF PdrReceived: PDR 1 from NYC", hierarchy.Story);
        Assert.Equal(2, hierarchy.Story.Count(static s => s == "AKR PdrReceived: PDR 1 from NYC"));
        Assert.Equal([("AKR", RequestState.Cancelled), ("BUF", RequestState.Retry)], hierarchy.Requests.Select(static r => (r.Site, r.State)));
    }

    [Fact]
    public void A_machine_that_a_change_gives_to_a_primary_site_below_is_sent_there()
    {
        var rules = Branch.Rules(central: true);
        var without = rules with { Sites = new(rules.Sites.Select(static s => s.Code == "NYC" ? s with { Boundaries = new(new NetworkBoundary("10.9.0.0/16")) } : s)) };
        using var hierarchy = new TestHierarchy(without);
        hierarchy.Discover("CEN", Branch.Pc("PC", "10.1.0.7", "CEN"));
        Assert.Null(hierarchy.Find("NYC", "PC"));

        hierarchy.Restart(rules);
        hierarchy.Work();
        Assert.Equal(("NYC", RequestState.Done), (Assert.Single(hierarchy.Requests).Site, hierarchy.Requests[0].State));
    }

    [Fact]
    public void A_secondary_site_that_gets_another_primary_site_starts_anew_with_what_that_one_knows()
    {
        static RulePackDefinition Rules(string parent)
        {
            var rules = Branch.Rules(central: true);
            return rules with { Sites = new(rules.Sites.Append(Branch.Site("BOS", "CEN", "10.4.0.0/16", null)).Select(s => s.Code == "AKR" ? s with { Parent = parent } : s)) };
        }

        using var hierarchy = new TestHierarchy(Rules("NYC"));
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("AKR", Branch.Pc("PC", "10.2.0.7", "AKR"));
        hierarchy.Discover("BOS", Branch.Pc("PC", "10.2.0.7", "BOS"), Branch.Pc("PC2", "10.2.0.8", "BOS"));
        Assert.Equal([("PC", RequestState.Retry)], hierarchy.Requests.Select(static r => (r.Machine, r.State)));

        hierarchy.Restart(Rules("BOS"));
        hierarchy.Work();
        Assert.Equal(
            [("PC", RequestState.Cancelled), ("PC", RequestState.Retry), ("PC2", RequestState.Retry)],
            hierarchy.Requests.Select(static r => (r.Machine, r.State)));
        Assert.Equal("AKR now belongs to BOS, which decides anew", hierarchy.Requests[0].Ending);
        Assert.Equal(["PC", "PC2"], hierarchy.Read(static t => t.Inventory.Page("AKR", 0, 100)).Select(static r => r.Name));
    }

    [Fact]
    public void A_primary_site_that_becomes_a_secondary_one_gives_what_it_discovered_to_its_primary_site()
    {
        var after = Branch.Rules();
        var before = after with
        {
            Sites = new(after.Sites.Select(static s => s.Code == "AKR" ? s with { IsSecondary = false, Parent = null, ManagementPoint = "mp.akr.example" } : s)),
        };
        using var hierarchy = new TestHierarchy(before);
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("AKR", Branch.Pc("PC", "10.2.0.7", "AKR"));

        hierarchy.Restart(after);
        hierarchy.Work();
        Assert.NotNull(hierarchy.Find("NYC", "PC"));
        Assert.Equal(
            [("AKR", RequestState.Cancelled), ("AKR", RequestState.Retry)], hierarchy.Requests.Select(static r => (r.Site, r.State)));
        Assert.Equal(hierarchy.Find("NYC", "PC")!.Id, hierarchy.Requests[1].Resource);
    }

    [Fact]
    public void A_machine_that_comes_back_while_its_request_is_still_open_is_decided_on_anew()
    {
        using var hierarchy = new TestHierarchy(TwoBranches("10.2.0.0/16", "10.3.0.0/16"));
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.2.0.7", "NYC"));

        hierarchy.Restart(TwoBranches("10.3.0.0/16", "10.2.0.0/16"));
        hierarchy.Work();
        hierarchy.Restart(TwoBranches("10.2.0.0/16", "10.3.0.0/16"));
        hierarchy.Pass(TimeSpan.FromHours(2));
        Assert.Equal((Outcome.Push, "AKR"), (hierarchy.Find("AKR", "PC")!.Decision!.Outcome, hierarchy.Find("AKR", "PC")!.Decision!.HeldBy));
        Assert.Equal([("AKR", RequestState.Retry), ("BUF", RequestState.Cancelled)], hierarchy.Requests.Select(static r => (r.Site, r.State)));
    }

    [Fact]
    public void The_brake_counts_the_requests_of_a_change_at_all_sites_together()
    {
        using var hierarchy = new TestHierarchy(
            WithExclusion("PC*"), static options => options with { MaxNewRequests = 3 });
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Enumerable.Range(1, 10).Select(static i => Branch.Pc($"PC{i}", $"10.{1 + (i % 2)}.0.{i}", "NYC")));
        Assert.Empty(hierarchy.Requests);

        hierarchy.Restart(Branch.Rules());
        hierarchy.Work();
        Assert.Equal([(RequestState.Held, 7), (RequestState.Retry, 3)], hierarchy.Requests.CountBy(static r => r.State).Select(static c => (c.Key, c.Value)).Order());
        Assert.Contains(hierarchy.Notices, static n => n.Kind == NoticeKind.Brake && n.Text.StartsWith("the brake holds 7 requests back", StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_that_come_back_have_a_brake_of_their_own()
    {
        using var hierarchy = new TestHierarchy(WithExclusion("PC*"), static options => options with { MaxNewRequests = 1 });
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        hierarchy.Discover("NYC", Branch.Pc("PC1", "10.1.0.1", "NYC"), Branch.Pc("PC2", "10.1.0.2", "NYC"));
        foreach (var rules in new[] { WithExclusion("PC1"), WithExclusion("PC*"), WithExclusion("PC2") })
        {
            hierarchy.Restart(rules);
            hierarchy.Pass(TimeSpan.FromHours(1));
        }

        Assert.Equal([("PC2", RequestState.Cancelled), ("PC1", RequestState.Retry)], hierarchy.Requests.Select(static r => (r.Machine, r.State)));
    }

    [Fact]
    public void A_request_that_failed_or_was_cancelled_does_not_come_back_because_of_a_rule_elsewhere()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Installer.Answer = static order => InstallationResult.Failure(
            order.Machine == "FAILED" ? InstallationError.BadPlatform : InstallationError.Unreachable, "no");
        hierarchy.Discover("NYC", Branch.Pc("FAILED", "10.1.0.1", "NYC"), Branch.Pc("CANCELLED", "10.1.0.2", "NYC"));
        hierarchy.Write(t => Assert.Null(RequestOrders.Cancel(t, 2, hierarchy.Clock.GetUtcNow())));

        hierarchy.Restart(WithExclusion("LAB*"));
        hierarchy.Pass(TimeSpan.FromHours(2));
        Assert.Equal([RequestState.Failed, RequestState.Cancelled], hierarchy.Requests.Select(static r => r.State));

        // A rule about them is another thing.
        hierarchy.Restart(WithExclusion("*"));
        hierarchy.Restart(Branch.Rules());
        hierarchy.Work();
        Assert.Equal(4, hierarchy.Requests.Count);
    }

    [Fact]
    public void An_exclude_that_ends_is_noticed_by_the_daily_look()
    {
        using var hierarchy = new TestHierarchy(WithExclusion("LAB*", until: new UtcDay(2026, 11, 5)));
        hierarchy.Discover("NYC", Branch.Pc("LAB1", "10.2.0.7", "NYC"));
        hierarchy.Notices.Clear();
        // It starts on 2 November at 8:00, and looks every day at that time; through the 5th the exclude holds.
        hierarchy.Pass(TimeSpan.FromDays(4) - TimeSpan.FromMinutes(1));
        Assert.Empty(hierarchy.Requests);
        Assert.Empty(hierarchy.Notices);

        hierarchy.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(("AKR", RequestState.Done), (Assert.Single(hierarchy.Requests).Site, hierarchy.Requests[0].State));
        var notice = Assert.Single(hierarchy.Notices);
        Assert.Equal(new DecisionChange("AKR", Outcome.NoCriterionMatched, Outcome.Push, 1), Assert.Single(notice.Changes));
        Assert.StartsWith("a day has passed: 2 stored resources decided again, 1 decisions changed", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_of_the_exclusion_list_that_ends_is_noticed_too()
    {
        var rules = Branch.Rules();
        var until = new PushExclusion { Names = new(Pattern.Parse("PC")), Until = new UtcDay(2026, 11, 5) };
        using var hierarchy = new TestHierarchy(rules with { Sites = new(rules.Sites.Select(s => s with { Exclusions = new(until) })) });
        hierarchy.Discover("NYC", Branch.Pc("PC", "10.1.0.7", "NYC"));
        hierarchy.Pass(TimeSpan.FromDays(4) - TimeSpan.FromMinutes(1));
        Assert.Equal(Outcome.ExcludedByName, hierarchy.Find("NYC", "PC")!.Decision!.Outcome);
        hierarchy.Pass(TimeSpan.FromMinutes(1));
        Assert.Single(hierarchy.Requests);
    }

    [Fact]
    public void A_machine_that_was_not_seen_for_too_long_is_noticed_by_the_daily_look()
    {
        using var hierarchy = new TestHierarchy(Requiring(new LastSeenWithinTest(3)));
        hierarchy.Installer.Fail(InstallationError.Unreachable);
        var seen = Branch.Pc("PC", "10.1.0.7", "NYC");
        hierarchy.Discover("NYC", seen with { Seen = seen.Seen with { AgentTime = [TestHierarchy.Start0] } });
        hierarchy.Pass(TimeSpan.FromDays(3));
        Assert.Equal(Outcome.Push, hierarchy.Find("NYC", "PC")!.Decision!.Outcome);

        hierarchy.Pass(TimeSpan.FromDays(1));
        Assert.Equal(Outcome.NoCriterionMatched, hierarchy.Find("NYC", "PC")!.Decision!.Outcome);
        Assert.Equal(RequestState.Cancelled, Assert.Single(hierarchy.Requests).State);
    }

    [Fact]
    public void Where_time_changes_nothing_there_is_no_daily_look()
    {
        using var hierarchy = new TestHierarchy(Branch.Rules());
        hierarchy.Discover("NYC", Branch.Pc("PC", "192.168.0.7", "NYC"));
        // What is due next is the maintenance of next week.
        Assert.Equal(TestHierarchy.Start0 + MaintenanceTask.Every, hierarchy.Running.NextDue());
    }

    [Fact]
    public void A_method_of_the_rules_that_throws_is_missing_data_with_its_reason_and_no_push()
    {
        using var hierarchy = new TestHierarchy(Requiring(new MethodTest("IsPilot") { Body = Throw }));
        hierarchy.Discover("NYC", Branch.Pc("THROW", "10.2.0.7", "NYC"), Branch.Pc("PC", "10.1.0.8", "NYC"));
        var decision = hierarchy.Find("AKR", "THROW")!.Decision!;
        Assert.Equal(
            (Outcome.MissingData, "AKR", "a method of the rules failed: InvalidDataException: no luck"),
            (decision.Outcome, decision.HeldBy, decision.Reason));
        // The primary site, which does not hold it, still knows who does.
        Assert.Equal("AKR", hierarchy.Find("NYC", "THROW")!.Decision!.HeldBy);
        Assert.Equal("PC", Assert.Single(hierarchy.Requests).Machine);

        static bool? Throw(Resource resource) => resource.Name == "THROW" ? throw new InvalidDataException("no luck") : true;
    }

    /// <summary>The rules of the branch, and an exclude that does not concern machines of other names.</summary>
    private static RulePackDefinition WithExclusion(string names, UtcDay? until = null) => Changed(
        new Condition { Test = new TextTest(TextSubject.Name, names), IsExclude = true, Until = until });

    private static RulePackDefinition Requiring(ConditionTest test) => Changed(new Condition { Test = test });

    private static RulePackDefinition Changed(Condition condition)
    {
        var rules = Branch.Rules();
        return rules with { Criteria = new(rules.Criteria[0] with { Conditions = new([.. rules.Criteria[0].Conditions, condition]) }) };
    }

    private static RulePackDefinition TwoBranches(string akron, string buffalo)
    {
        var rules = Branch.Rules();
        var branch = rules.Sites.Single(static s => s.Code == "AKR");
        return rules with
        {
            Sites = new(
                rules.Sites.Single(static s => s.Code == "NYC"),
                branch with { Boundaries = new(new NetworkBoundary(akron)) },
                branch with { Code = "BUF", RuleName = "BUF", Boundaries = new(new NetworkBoundary(buffalo)) }),
        };
    }
}
